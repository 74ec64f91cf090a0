package dev.runbook.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.cli.InProcess;
import dev.runbook.value.Value;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * When a run is struck again and again until it ends: behind every so many of its records, counted from the first. What
 * a resumed run only tells again is not counted, so that it gets on.
 *
 * @param first the count of records, below {@code every}, behind which it is struck first
 */
record Blows(int first, int every, Tally tally) {

    /** Short enough for little to be done again, long enough for a run to be struck some eighty times. */
    private static final int EACH = 12;

    /** Every so many records as the property says; behind every one, in several upgrades, if it is {@code all}. */
    static Stream<Blows> of(String property, int usual) {
        String wanted = System.getProperty(property, Integer.toString(usual));
        Tally tally = new Tally();
        return wanted.equals("all")
                ? IntStream.range(0, EACH).mapToObj(i -> new Blows(i, EACH, tally))
                : Stream.of(new Blows(0, Integer.parseInt(wanted), tally));
    }

    /** The exit code of the run, of which nobody else could start another meanwhile. */
    int untilItEnds(Rehearsal rehearsal, Blow blow) {
        Set<Moment> passed = new HashSet<>();
        OptionalInt exit = rehearsal.runAndStrike(Counted.runbook(), record -> turn(passed, record), blow);
        List<Value.Fields> records = rehearsal.records();
        int struck = 0;
        while (exit.isEmpty() && count(records, "run-finished") == 0) {
            struck++;
            refusesAnother(rehearsal, records);
            records.stream().map(Moment::of).forEach(passed::add);
            exit = rehearsal.resumeAndStrike(record -> turn(passed, record), blow);
            records = rehearsal.records();
        }
        tally.ended(struck, records.stream().map(Moment::of));
        return exit(records);
    }

    private boolean turn(Set<Moment> passed, Value.Fields record) {
        boolean isTurn = passed.add(Moment.of(record)) && passed.size() % every == first;
        if (isTurn) {
            tally.struck(Moment.of(record));
        }
        return isTurn;
    }

    /** What the run ended with; a program that was killed after its last record says nothing more. */
    private static int exit(List<Value.Fields> records) {
        return records.stream()
                .flatMap(record -> record.get("exit").stream())
                .mapToInt(code -> Integer.parseInt(code.text()))
                .sum();
    }

    /** As long as the run has its lock. */
    private static void refusesAnother(Rehearsal rehearsal, List<Value.Fields> records) {
        if (count(records, "lock-taken") > 0 && count(records, "lock-released") == 0) {
            InProcess.Ended another = rehearsal.runShipped();
            assertThat(another.exit()).as(() -> another.out() + another.err()).isEqualTo(6);
        }
    }

    private static long count(List<Value.Fields> records, String event) {
        return records.stream()
                .filter(record -> record.get("event").orElseThrow().text().equals(event))
                .count();
    }
}
