package dev.runbook.survey;

import dev.runbook.action.Subject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that the steps before change. Never changes itself. Hosts that do a step at the same time are taken to be
 * independent of each other meanwhile.
 */
final class Changes {

    static final Changes NONE = new Changes(Settled.NOTHING, List.of());

    private final Settled settled;
    private final List<Change> recent;

    private Changes(Settled settled, List<Change> recent) {
        this.settled = settled;
        this.recent = recent;
    }

    /**
     * What the steps before have changed.
     *
     * @param anything the first change anywhere
     * @param onHosts the first change that may be anything, for each host
     * @param subjects the changes of something in particular, one of each step
     * @param steps one of each step as written, on each host
     */
    private record Settled(
            Optional<Change> anything,
            Map<String, Change> onHosts,
            Map<List<String>, Change> subjects,
            Map<List<String>, Change> steps) {

        static final Settled NOTHING = new Settled(Optional.empty(), Map.of(), Map.of(), Map.of());

        Settled with(List<Change> more) {
            Map<String, Change> hosts = new HashMap<>(onHosts);
            Map<List<String>, Change> others = new LinkedHashMap<>(subjects);
            Map<List<String>, Change> written = new LinkedHashMap<>(steps);
            more.forEach(change -> written.putIfAbsent(List.of(change.host(), change.written()), change));
            more.forEach(change -> change.subject()
                    .ifPresentOrElse(
                            subject ->
                                    others.putIfAbsent(List.of(change.host(), subject.name(), change.step()), change),
                            () -> hosts.putIfAbsent(change.host(), change)));
            return new Settled(anything.or(() -> more.stream().findFirst()), hosts, others, written);
        }
    }

    Changes with(Change change) {
        List<Change> more = new ArrayList<>(recent);
        more.add(change);
        return new Changes(settled, more);
    }

    /** When all hosts have done a step: what each of them has changed. */
    Changes joined(Collection<Changes> hosts) {
        List<Change> more = new ArrayList<>(recent);
        hosts.forEach(host -> more.addAll(host.recent.subList(recent.size(), host.recent.size())));
        return more.isEmpty() ? this : new Changes(settled.with(more), List.of());
    }

    /** What may have changed what a look shows: anything, as a cluster is shared. */
    Optional<Change> anything() {
        return settled.anything().or(() -> recent.stream().findFirst());
    }

    /** What the same step has changed before, called from elsewhere. */
    Optional<Change> of(String written, String host) {
        return Optional.ofNullable(settled.steps().get(List.of(host, written)))
                .or(() -> recent.stream()
                        .filter(change -> change.written().equals(written)
                                && change.host().equals(host))
                        .findFirst());
    }

    /**
     * What may have changed the very thing that a step is about.
     *
     * @param steady whether no command does
     */
    Optional<Change> touching(String host, Subject subject, String step, boolean steady) {
        return Stream.concat(
                        Stream.concat(
                                Optional.ofNullable(settled.onHosts().get(host)).stream(),
                                settled.subjects().values().stream()),
                        recent.stream())
                .filter(change -> !steady || change.subject().isPresent())
                .filter(change -> change.touches(host, subject, step))
                .findFirst();
    }
}
