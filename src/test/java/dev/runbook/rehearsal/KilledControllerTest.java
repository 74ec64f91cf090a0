package dev.runbook.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.cli.InProcess;
import dev.runbook.lab.Verdict.Finding;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The program is killed with SIGKILL in the middle of an upgrade whose steps count themselves on every node; somebody
 * else's run is refused; and the run is resumed: every step has run exactly once, and the cluster ends as if nothing had
 * happened. At a few moments, at so many as {@code -Dkills=20} says, or behind every record with {@code -Dkills=all}.
 */
@Execution(ExecutionMode.CONCURRENT)
class KilledControllerTest {

    /** A moment of a run: so many of so many events. */
    record Moment(int event, int of) {
        @Override
        public String toString() {
            return "event " + event + " of " + of;
        }
    }

    @ParameterizedTest
    @MethodSource("momentsOfAnUpgrade")
    void everyStepRunsOnce(Moment moment) {
        try (Rehearsal rehearsal = Rehearsal.of(Procedures.UPGRADE)) {
            rehearsal.runAndKill(Counted.runbook(), moment.event());
            InProcess.Ended ended = refusedAndResumed(rehearsal, moment);
            assertThat(ended.exit()).as(() -> ended.out() + ended.err()).isEqualTo(0);
            assertThat(rehearsal.verdict().words()).isEqualTo("upgraded to 2.0.0 completely");
            Counted.assertAllOnce(rehearsal);
        }
    }

    @ParameterizedTest
    @MethodSource("momentsOfARollback")
    void everythingIsPutBackOnce(Moment moment) {
        try (Rehearsal rehearsal = Rehearsal.of(Procedures.UPGRADE)) {
            rehearsal.breakUpgrades();
            rehearsal.runAndKill(Counted.runbook(), moment.event());
            InProcess.Ended ended = refusedAndResumed(rehearsal, moment);
            assertThat(ended.exit()).as(() -> ended.out() + ended.err()).isEqualTo(2);
            assertThat(rehearsal.verdict().finding()).isEqualTo(Finding.AS_BEFORE);
            Counted.assertNoneTwice(rehearsal);
        }
    }

    /** Another run is refused while this one lies there, which goes on when it is told to. */
    private static InProcess.Ended refusedAndResumed(Rehearsal rehearsal, Moment moment) {
        InProcess.Ended another = rehearsal.runShipped();
        assertThat(another.exit()).as(() -> another.out() + another.err()).isEqualTo(6);
        InProcess.Ended ended = rehearsal.resume();
        System.out.printf("killed behind %s, another was refused, resumed: exit %d%n", moment, ended.exit());
        return ended;
    }

    static Stream<Moment> momentsOfAnUpgrade() {
        try (Rehearsal undisturbed = Rehearsal.of(Procedures.UPGRADE)) {
            return moments(undisturbed.events(Counted.runbook()), 2);
        }
    }

    static Stream<Moment> momentsOfARollback() {
        try (Rehearsal undisturbed = Rehearsal.of(Procedures.UPGRADE)) {
            undisturbed.breakUpgrades();
            return moments(undisturbed.events(Counted.runbook()), 2);
        }
    }

    /** Not before the guards have held: until then nothing has begun that could be resumed. */
    private static Stream<Moment> moments(int events, int usual) {
        String wanted = System.getProperty("kills", Integer.toString(usual));
        int some = wanted.equals("all") ? events - 2 : Integer.parseInt(wanted);
        return IntStream.rangeClosed(1, some).mapToObj(i -> new Moment(1 + i * (events - 2) / (some + 1), events));
    }
}
