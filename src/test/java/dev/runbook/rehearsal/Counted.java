package dev.runbook.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.lab.Verdict.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The shipped upgrade with a step before each of its own that writes its number down on every node, and would write it
 * again if it ran again.
 */
public final class Counted {

    private static final String STEP = "      - name: ";
    private static final List<String> NODES = List.of("app1", "app2", "app3");

    private Counted() {}

    public static String runbook() {
        StringBuilder text = new StringBuilder();
        int count = 0;
        for (String line : upgrade()) {
            if (line.startsWith(STEP)) {
                count++;
                text.append(STEP).append("Count ").append(count).append("\n        hosts: app\n");
                text.append("        shell: echo ").append(count).append(" >> {{ app_dir }}/count\n");
                text.append("        rollback: []\n\n");
            }
            text.append(line).append('\n');
        }
        return text.toString();
    }

    /** What a node has written down when every step ran exactly once there. */
    public static List<String> all() {
        long steps = upgrade().stream().filter(line -> line.startsWith(STEP)).count();
        return IntStream.rangeClosed(1, (int) steps).mapToObj(Integer::toString).toList();
    }

    /** The cluster is upgraded, and every step ran exactly once on each node. */
    static void assertUpgradedOnce(Rehearsal rehearsal) {
        assertThat(rehearsal.verdict().words()).isEqualTo("upgraded to 2.0.0 completely");
        NODES.forEach(node -> assertThat(rehearsal.lines(node, "count")).isEqualTo(all()));
    }

    /** The cluster is as before, and no step has run twice on a node. */
    static void assertPutBackOnce(Rehearsal rehearsal) {
        assertThat(rehearsal.verdict().finding()).isEqualTo(Finding.AS_BEFORE);
        NODES.forEach(
                node -> assertThat(rehearsal.lines(node, "count")).isNotEmpty().doesNotHaveDuplicates());
    }

    private static List<String> upgrade() {
        try {
            return Files.readAllLines(Path.of("..", "runbooks", "upgrade.yml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
