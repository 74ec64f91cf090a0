package dev.runbook.report;

import dev.runbook.journal.Event;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** What people are told about locks. */
final class LockWords {

    private static final String OPENING =
            "`lock release --reason WHY` lets others start, in whatever state the hosts are";

    private LockWords() {}

    /** Who has the lock, how far that is, and how it began. */
    static List<String> refusal(String run, Event.LockRefused refused) {
        List<String> lines = new ArrayList<>();
        String who = refused.holder().equals(run)
                ? "another process works on this run"
                : "run `" + refused.holder() + "` has the lock";
        lines.add(who + ": " + refused.state());
        String since =
                refused.since().map(LockWords::time).map(at -> " at " + at).orElse("");
        lines.add("it was started by " + refused.operator() + " on `" + refused.controller() + "`" + since + ": "
                + refused.command());
        return lines;
    }

    /** What can be done about it. */
    static List<String> advice(String run, Event.LockRefused refused) {
        if (refused.holder().equals(run)) {
            return List.of("nothing was done; wait until that process has ended, or has been silent for a minute");
        }
        return List.of(
                "nothing was done; `resume " + refused.holder() + "` goes on with that run, `rollback "
                        + refused.holder() + "` undoes it, `lock status` tells more",
                OPENING);
    }

    static String opening() {
        return OPENING;
    }

    static String kept(Event.LockKept kept) {
        return "is still locked (" + kept.reason() + "); free it later with `lock release --reason WHY -l "
                + kept.host() + "`";
    }

    static String skipped() {
        return "--no-lock: nobody is kept from starting another run meanwhile";
    }

    private static String time(String instant) {
        try {
            return Moments.words(Instant.parse(instant));
        } catch (DateTimeParseException e) {
            return instant;
        }
    }
}
