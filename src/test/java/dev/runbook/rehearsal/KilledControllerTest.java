package dev.runbook.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The program is killed with SIGKILL again and again in the middle of an upgrade whose steps count themselves on every
 * node; somebody else's run is refused each time; and the run is resumed, until it comes to its end: every step has run
 * exactly once, and the cluster ends as if nothing had happened. Killed behind every so many events as {@code -Dkills=20}
 * says; with {@code -Dkills=all} behind every one, in several upgrades.
 */
@OnLab
class KilledControllerTest {

    @ParameterizedTest
    @MethodSource("kills")
    void everyStepRunsOnce(Blows kills) {
        try (Rehearsal rehearsal = Rehearsal.of(Procedures.UPGRADE)) {
            assertThat(kills.untilItEnds(rehearsal, Blow.KILL)).isZero();
            Counted.assertUpgradedOnce(rehearsal);
        }
    }

    @ParameterizedTest
    @MethodSource("kills")
    void everythingIsPutBackOnce(Blows kills) {
        try (Rehearsal rehearsal = Rehearsal.of(Procedures.UPGRADE)) {
            rehearsal.breakUpgrades();
            assertThat(kills.untilItEnds(rehearsal, Blow.KILL)).isEqualTo(2);
            Counted.assertPutBackOnce(rehearsal);
        }
    }

    static Stream<Blows> kills() {
        return Blows.of("kills", 240);
    }
}
