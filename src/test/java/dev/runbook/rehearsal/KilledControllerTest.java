package dev.runbook.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.cli.InProcess;
import dev.runbook.lab.Verdict.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The program is killed with SIGKILL in the middle of an upgrade whose steps count themselves on every node, and the run
 * is resumed: every step has run exactly once, and the cluster ends as if nothing had happened. At so many moments as
 * {@code -Dkills=3} says, at every event with {@code -Dkills=all}.
 */
@EnabledIfSystemProperty(named = "kills", matches = ".+")
class KilledControllerTest {

    private static final List<String> NODES = List.of("app1", "app2", "app3");

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
            rehearsal.runAndKill(counted(), moment.event());
            InProcess.Ended ended = rehearsal.resume();
            assertThat(ended.exit()).as(() -> ended.out() + ended.err()).isEqualTo(0);
            assertThat(rehearsal.verdict().words()).isEqualTo("upgraded to 2.0.0 completely");
            NODES.forEach(node -> assertThat(rehearsal.lines(node, "count")).isEqualTo(counts()));
        }
    }

    @ParameterizedTest
    @MethodSource("momentsOfARollback")
    void everythingIsPutBackOnce(Moment moment) {
        try (Rehearsal rehearsal = Rehearsal.of(Procedures.UPGRADE)) {
            rehearsal.breakUpgrades();
            rehearsal.runAndKill(counted(), moment.event());
            InProcess.Ended ended = rehearsal.resume();
            assertThat(ended.exit()).as(() -> ended.out() + ended.err()).isEqualTo(2);
            assertThat(rehearsal.verdict().finding()).isEqualTo(Finding.AS_BEFORE);
            NODES.forEach(node -> assertThat(rehearsal.lines(node, "count")).doesNotHaveDuplicates());
        }
    }

    static Stream<Moment> momentsOfAnUpgrade() {
        try (Rehearsal undisturbed = Rehearsal.of(Procedures.UPGRADE)) {
            return moments(undisturbed.events(counted()), 2);
        }
    }

    static Stream<Moment> momentsOfARollback() {
        try (Rehearsal undisturbed = Rehearsal.of(Procedures.UPGRADE)) {
            undisturbed.breakUpgrades();
            return moments(undisturbed.events(counted()), 2);
        }
    }

    /** Not before the guards have held: until then nothing has begun that could be resumed. */
    private static Stream<Moment> moments(int events, int usual) {
        String wanted = System.getProperty("kills", Integer.toString(usual));
        int some = wanted.equals("all") ? events - 2 : Integer.parseInt(wanted);
        return IntStream.rangeClosed(1, some).mapToObj(i -> new Moment(1 + i * (events - 2) / (some + 1), events));
    }

    /** The upgrade, with a step before each of its own that writes its number down on every node. */
    private static String counted() {
        StringBuilder text = new StringBuilder();
        int count = 0;
        for (String line : upgrade()) {
            if (line.startsWith("      - name: ")) {
                count++;
                text.append("      - name: Count ").append(count).append("\n        hosts: app\n");
                text.append("        shell: echo ").append(count).append(" >> {{ app_dir }}/count\n");
                text.append("        rollback: []\n\n");
            }
            text.append(line).append('\n');
        }
        return text.toString();
    }

    private static List<String> counts() {
        long steps = upgrade().stream()
                .filter(line -> line.startsWith("      - name: "))
                .count();
        return IntStream.rangeClosed(1, (int) steps).mapToObj(Integer::toString).toList();
    }

    private static List<String> upgrade() {
        try {
            return Files.readAllLines(Path.of("..", "runbooks", "upgrade.yml"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
