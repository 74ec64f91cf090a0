package dev.runbook.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.cli.InProcess;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The way to every host is cut and healed during every step of an upgrade, which goes through as if nothing had happened,
 * and of one that is rolled back. All hosts in one run; with {@code -Dcuts=all} one host after the other, too.
 */
@OnLab
class CutNetworkTest {

    @ParameterizedTest
    @MethodSource("hosts")
    void anUpgradeGoesThrough(String hosts) {
        try (Rehearsal rehearsal = Rehearsal.of(Procedures.UPGRADE)) {
            InProcess.Ended ended = runWithOutages(rehearsal, hosts);
            assertThat(ended.exit()).as(() -> ended.out() + ended.err()).isZero();
            Counted.assertUpgradedOnce(rehearsal);
        }
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void aRollbackPutsAllBack(String hosts) {
        try (Rehearsal rehearsal = Rehearsal.of(Procedures.UPGRADE)) {
            rehearsal.breakUpgrades();
            InProcess.Ended ended = runWithOutages(rehearsal, hosts);
            assertThat(ended.exit()).as(() -> ended.out() + ended.err()).isEqualTo(2);
            Counted.assertPutBackOnce(rehearsal);
        }
    }

    static Stream<String> hosts() {
        Stream<String> together = Stream.of(".*");
        return System.getProperty("cuts", "").equals("all")
                ? Stream.concat(together, Stream.of("app1", "app2", "app3", "db1", "lb1"))
                : together;
    }

    private static InProcess.Ended runWithOutages(Rehearsal rehearsal, String hosts) {
        try (Outages outages = rehearsal.outages(hosts)) {
            InProcess.Ended ended = rehearsal.run(Counted.runbook());
            System.out.printf("%d cuts of the way to %s: exit %d%n", outages.count(), hosts, ended.exit());
            assertThat(outages.count()).as(() -> ended.out() + ended.err()).isGreaterThan(3);
            return ended;
        }
    }
}
