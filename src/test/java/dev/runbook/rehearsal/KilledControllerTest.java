package dev.runbook.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.cli.InProcess;
import dev.runbook.lab.Verdict.Finding;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The program is killed with SIGKILL again and again in the middle of an upgrade whose steps count themselves on every
 * node; somebody else's run is refused each time; and the run is resumed, until it comes to its end: every step has run
 * exactly once, and the cluster ends as if nothing had happened. Killed behind every so many events as {@code -Dkills=20}
 * says; with {@code -Dkills=all} behind every one, in several upgrades.
 */
@Execution(ExecutionMode.CONCURRENT)
class KilledControllerTest {

    private static final int USUAL = 240;

    /** It takes two events to be resumed, and some more to get on. */
    private static final int SHORTEST = 12;

    /** Where the first kill comes, and how many events are between two. */
    record Kills(int first, int every) {}

    @ParameterizedTest
    @MethodSource("kills")
    void everyStepRunsOnce(Kills kills) {
        try (Rehearsal rehearsal = Rehearsal.of(Procedures.UPGRADE)) {
            assertThat(killedUntilItEnds(rehearsal, kills)).isZero();
            assertThat(rehearsal.verdict().words()).isEqualTo("upgraded to 2.0.0 completely");
            Counted.assertAllOnce(rehearsal);
        }
    }

    @ParameterizedTest
    @MethodSource("kills")
    void everythingIsPutBackOnce(Kills kills) {
        try (Rehearsal rehearsal = Rehearsal.of(Procedures.UPGRADE)) {
            rehearsal.breakUpgrades();
            assertThat(killedUntilItEnds(rehearsal, kills)).isEqualTo(2);
            assertThat(rehearsal.verdict().finding()).isEqualTo(Finding.AS_BEFORE);
            Counted.assertNoneTwice(rehearsal);
        }
    }

    static Stream<Kills> kills() {
        String wanted = System.getProperty("kills", Integer.toString(USUAL));
        return wanted.equals("all")
                ? IntStream.range(0, SHORTEST).mapToObj(i -> new Kills(SHORTEST + i, SHORTEST))
                : Stream.of(new Kills(Integer.parseInt(wanted), Integer.parseInt(wanted)));
    }

    /** The exit code of the process that was not killed any more, or was through when it was. */
    private static int killedUntilItEnds(Rehearsal rehearsal, Kills kills) {
        int killed = 0;
        OptionalInt exit = rehearsal.runAndKill(Counted.runbook(), kills.first());
        while (exit.isEmpty() && count(rehearsal, "run-finished") == 0) {
            killed++;
            refusesAnother(rehearsal);
            exit = rehearsal.resumeAndKill(kills.every());
        }
        int end = rehearsal.records().stream()
                .flatMap(record -> record.get("exit").stream())
                .mapToInt(code -> Integer.parseInt(code.text()))
                .sum();
        System.out.printf("killed %d times, another refused and the run resumed each time: exit %d%n", killed, end);
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
