package dev.runbook.survey;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a part of the survey has found, in the order of the runner. Belongs to one thread at a time. */
final class Found {

    /** No call has this path. */
    private static final String ASIDE = "!";

    private final List<Entry> entries = new ArrayList<>();
    private final List<Judged> guards = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private final Set<String> entered = new LinkedHashSet<>();

    /**
     * A line.
     *
     * @param key the step, for all hosts and items
     * @param call the path of the call that the step belongs to
     * @param asNow the grade if nothing changed until then
     * @param changed whether it will count as a change; empty if that is not known
     * @param rescued whether its failure is dealt with
     */
    record Entry(String key, String call, GradedLine line, Grade asNow, Optional<Boolean> changed, boolean rescued) {}

    /** A guard of a step, on one host. */
    record Judged(String key, int guard, GradedGuard.Judged judged) {}

    /** A host that will ask for a handler if the step changes something. */
    record Notice(String handler, String host, String title, boolean sure) {}

    void add(Entry entry) {
        entries.add(entry);
    }

    void add(Judged judged) {
        guards.add(judged);
    }

    void add(Notice notice) {
        notices.add(notice);
    }

    /** The steps inside the action that this step calls are looked at. */
    void enter(String key) {
        entered.add(key);
    }

    void add(Found more) {
        entries.addAll(more.entries);
        guards.addAll(more.guards);
        notices.addAll(more.notices);
        entered.addAll(more.entered);
    }

    /** The same, where no failure counts. */
    void addRescued(Found more) {
        more.entries.forEach(entry ->
                entries.add(new Entry(entry.key(), entry.call(), entry.line(), entry.asNow(), entry.changed(), true)));
        guards.addAll(more.guards);
        notices.addAll(more.notices);
        entered.addAll(more.entered);
    }

    /** What is shown only: it comes to nothing if all goes well. */
    void addAside(Found more) {
        more.entries.forEach(
                entry -> entries.add(new Entry(entry.key(), ASIDE, entry.line(), Grade.OK, Optional.of(false), true)));
        guards.addAll(more.guards);
        entered.addAll(more.entered);
    }

    List<Entry> entries() {
        return entries;
    }

    List<Judged> guards() {
        return guards;
    }

    List<Notice> notices() {
        return notices;
    }

    Set<String> entered() {
        return entered;
    }

    /** Whether a step on this host will fail, and nothing deals with it. */
    boolean fails(String host) {
        return entries.stream()
                .anyMatch(entry -> !entry.rescued()
                        && entry.line().host().equals(host)
                        && entry.line().failure().isPresent());
    }
}
