package dev.runbook.report;

import dev.runbook.lock.Answer;
import dev.runbook.lock.Holder;
import dev.runbook.lock.Look;
import dev.runbook.lock.Standing;
import dev.runbook.value.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Who has the locks of some hosts, since when, how far that run is, and what can be done. */
public final class LockPage {

    private static final String UNKNOWN = "?";

    private final Map<String, Look> looks;
    private final ZoneId zone;
    private final Instant now;
    private final List<Line> lines = new ArrayList<>();

    private LockPage(Map<String, Look> looks, ZoneId zone, Instant now) {
        this.looks = looks;
        this.zone = zone;
        this.now = now;
    }

    /** @param looks what each host says */
    public static List<Line> of(Map<String, Look> looks, ZoneId zone, Instant now) {
        LockPage page = new LockPage(looks, zone, now);
        page.runs().forEach(page::held);
        page.free();
        page.unknown();
        page.log();
        return page.lines;
    }

    private Map<String, List<String>> runs() {
        return hosts(Answer.HELD).stream()
                .collect(Collectors.groupingBy(
                        host -> looks.get(host).run().orElse(UNKNOWN), LinkedHashMap::new, Collectors.toList()));
    }

    private void held(String run, List<String> hosts) {
        Look look = looks.get(hosts.get(0));
        lines.add(Line.of(Tone.BAD, "locked ")
                .then(HostNames.of(hosts) + "  by run ")
                .then(Tone.STRONG, run));
        look.holder().ifPresent(holder -> note(began(holder)));
        note(Standing.of(look));
        look.account().ifPresent(account -> note("the lock belongs to the account `" + account + "`"));
        note("`resume " + run + "` goes on, `rollback " + run + "` undoes what was done; with"
                + " `--from-cluster` from any machine");
        note(LockWords.opening());
    }

    private String began(Holder holder) {
        Duration ago = Duration.between(holder.since(), now);
        return "started by " + holder.operator() + " on `" + holder.controller() + "` at "
                + Moments.words(holder.since(), zone) + ", " + Durations.words(ago) + " ago: " + holder.command();
    }

    private void free() {
        List<String> free = hosts(Answer.FREE);
        if (!free.isEmpty()) {
            lines.add(Line.of(Tone.GOOD, "free ").then(HostNames.of(free)));
        }
    }

    private void unknown() {
        looks.forEach((host, look) -> {
            if (look.answer() == Answer.UNREACHABLE || look.answer() == Answer.UNUSABLE) {
                lines.add(Line.of(Tone.BAD, "unknown ").then(host + "  " + look.complaint()));
            }
        });
    }

    /** Releases by hand, each once: they are the same on all hosts. */
    private void log() {
        looks.values().stream()
                .flatMap(look -> look.log().stream())
                .distinct()
                .sorted()
                .forEach(line -> lines.add(Line.of(Tone.FAINT, line)));
    }

    private List<String> hosts(Answer answer) {
        return looks.keySet().stream()
                .filter(host -> looks.get(host).answer() == answer)
                .toList();
    }

    private void note(String text) {
        lines.add(Line.of(text).indented(2));
    }
}
