package dev.runbook.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.scene.SmallDisk;
import dev.runbook.scene.Spawned;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The disk that holds the journal is filled again and again in the middle of an upgrade: the program stops and says why,
 * somebody else's run is refused; room is made and the run is resumed, until it comes to its end: every step has run
 * exactly once. Filled behind every so many events as {@code -Dfills=20} says; with {@code -Dfills=all} behind every one,
 * in several upgrades.
 */
@OnLab
class FilledDiskTest {

    private static final int KIBIBYTES = 16 * 1024;

    @ParameterizedTest
    @MethodSource("fills")
    void everyStepRunsOnce(Blows fills) throws IOException {
        try (Rehearsal rehearsal = Rehearsal.of(Procedures.UPGRADE);
                SmallDisk disk = rehearsal.disk(KIBIBYTES)) {
            assertThat(fills.untilItEnds(rehearsal, filling(disk))).isZero();
            Counted.assertUpgradedOnce(rehearsal);
        }
    }

    @ParameterizedTest
    @MethodSource("fills")
    void everythingIsPutBackOnce(Blows fills) throws IOException {
        try (Rehearsal rehearsal = Rehearsal.of(Procedures.UPGRADE);
                SmallDisk disk = rehearsal.disk(KIBIBYTES)) {
            rehearsal.breakUpgrades();
            assertThat(fills.untilItEnds(rehearsal, filling(disk))).isEqualTo(2);
            Counted.assertPutBackOnce(rehearsal);
        }
    }

    static Stream<Blows> fills() {
        return Blows.of("fills", 300);
    }

    private static Blow filling(SmallDisk disk) {
        return program -> {
            try {
                disk.fill();
                Spawned.Ended ended = program.end();
                disk.empty();
                return exit(ended);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    /** The last few records may still find room in a block that was taken before. */
    private static OptionalInt exit(Spawned.Ended ended) {
        if (!ended.output().contains("no space left on device")) {
            return OptionalInt.of(ended.exit());
        }
        assertThat(ended.exit()).as(ended.output()).isEqualTo(1);
        return OptionalInt.empty();
    }
}
