package dev.runbook.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.cli.InProcess;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * When a run is struck again and again until it ends: how many events the program tells before.
 *
 * @param first of the run's own program
 * @param every of each that takes it up
 */
record Blows(int first, int every) {

    /** Two events to be resumed, nine to come back into actions on three hosts, and some to get on. */
    private static final int SHORTEST = 24;

    /** Every so many events as the property says; behind every one, in several upgrades, if it is {@code all}. */
    static Stream<Blows> of(String property, int usual) {
        String wanted = System.getProperty(property, Integer.toString(usual));
        return wanted.equals("all")
                ? IntStream.range(0, SHORTEST).mapToObj(i -> new Blows(SHORTEST + i, SHORTEST))
                : Stream.of(new Blows(Integer.parseInt(wanted), Integer.parseInt(wanted)));
    }

    /** The exit code of the run, of which nobody else could start another meanwhile. */
    int untilItEnds(Rehearsal rehearsal, Blow blow) {
        int struck = 0;
        OptionalInt exit = rehearsal.runAndStrike(Counted.runbook(), first, blow);
        while (exit.isEmpty() && count(rehearsal, "run-finished") == 0) {
            struck++;
            refusesAnother(rehearsal);
            exit = rehearsal.resumeAndStrike(every, blow);
        }
        int end = rehearsal.records().stream()
                .flatMap(record -> record.get("exit").stream())
                .mapToInt(code -> Integer.parseInt(code.text()))
                .sum();
        System.out.printf("stopped %d times, another refused and the run resumed each time: exit %d%n", struck, end);
        return end;
    }

    /** As long as the run has not given back its lock. */
    private static void refusesAnother(Rehearsal rehearsal) {
        if (count(rehearsal, "lock-released") == 0) {
            InProcess.Ended another = rehearsal.runShipped();
            assertThat(another.exit()).as(() -> another.out() + another.err()).isEqualTo(6);
        }
    }

    private static long count(Rehearsal rehearsal, String event) {
        return rehearsal.records().stream()
                .filter(record -> record.get("event").orElseThrow().text().equals(event))
                .count();
    }
}
