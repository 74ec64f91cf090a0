package dev.runbook.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.cli.InProcess;
import dev.runbook.value.Value;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * How a run is struck again and again until it ends.
 *
 * @param apart how many new records there are between two blows at least; what a resumed run only tells again is not
 *     counted, so that it gets on
 * @param tally says whether it is a record's turn
 */
record Blows(int apart, Tally tally) {

    /** Short enough for a run to be struck a hundred times and more. */
    private static final int CLOSE = 8;

    /** Enough for every record to have its turn in one of them, though hosts race and their order is never the same. */
    private static final int RUNS = 14;

    /** Behind every so many records as the property says; behind every one, in several runs, if it is {@code all}. */
    static Stream<Blows> of(String property, int usual) {
        String wanted = System.getProperty(property, Integer.toString(usual));
        if (wanted.equals("all")) {
            Blows all = new Blows(CLOSE, Tally.ofEachOnce());
            return Stream.generate(() -> all).limit(RUNS);
        }
        return Stream.of(new Blows(Integer.parseInt(wanted), Tally.ofAny()));
    }

    /** The exit code of the run, of which nobody else could start another meanwhile. */
    int untilItEnds(Rehearsal rehearsal, Blow blow) {
        Turns turns = new Turns(apart, tally);
        OptionalInt exit = rehearsal.runAndStrike(Counted.runbook(), turns::isTurn, blow);
        List<Value.Fields> records = rehearsal.records();
        int struck = 0;
        while (exit.isEmpty() && count(records, "run-finished") == 0) {
            struck++;
            refusesAnother(rehearsal, records);
            turns.passed(records);
            exit = rehearsal.resumeAndStrike(turns::isTurn, blow);
            records = rehearsal.records();
        }
        tally.ended(struck, records.stream().map(Moment::of));
        return exit(records);
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
