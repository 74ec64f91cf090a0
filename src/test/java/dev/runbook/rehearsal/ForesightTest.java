package dev.runbook.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.cli.InProcess;
import dev.runbook.json.Json;
import dev.runbook.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code plan --fail-at} says of the shipped runbooks is what happens on a lab when that step really fails. */
@OnLab
class ForesightTest {

    @ParameterizedTest
    @CsvSource({
        "UPGRADE, Stop all instances, app2",
        "UPGRADE, Pin the new version, app3",
        "UPGRADE, 'Wait until the upgrade is complete, and verify it', app1",
        "FIRST_START, Pin the version, app1",
        "MAINTENANCE, Stop the other nodes, app2",
    })
    void comesTrue(Procedures procedure, String step, String host) {
        try (Rehearsal rehearsal = Rehearsal.of(procedure)) {
            Value.Fields foreseen = (Value.Fields)
                    Json.read(rehearsal.foresee(step + "@" + host).out()).orElseThrow();
            InProcess.Ended run = rehearsal.runFailing(step, host);
            List<String> undone = rehearsal.undone();
            assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(exit(foreseen));
            assertThat(undone).isNotEmpty();
            assertThat(lines(foreseen, Set.of())).containsSubsequence(undone);
            assertThat(undone).containsAll(lines(foreseen, rehearsal.changing()));
        }
    }

    private static int exit(Value.Fields foreseen) {
        Value.Fields ending = list(foreseen, "endings").findFirst().orElseThrow();
        return Integer.parseInt(text(ending, "exit"));
    }

    /**
     * What is undone, and by which steps, as the journal tells it.
     *
     * @param changing only what is foreseen for sure of these steps; empty: all that is foreseen
     */
    private static List<String> lines(Value.Fields foreseen, Set<String> changing) {
        List<String> lines = new ArrayList<>();
        list(foreseen, "undo").forEach(undone -> {
            boolean sure = list(undone, "hosts")
                    .noneMatch(host -> host.get("depends_on").isPresent());
            if (changing.isEmpty() || sure && changing.contains(text(undone, "step"))) {
                lines.add("undo " + text(undone, "step"));
                list(undone, "steps")
                        .filter(act -> text(act, "inside").equals("false"))
                        .filter(act -> text(act, "does").equals("run")
                                || changing.isEmpty() && text(act, "does").equals("depends"))
                        .forEach(act -> lines.add(text(act, "step") + " on " + text(act, "host")));
            }
        });
        return lines;
    }

    private static Stream<Value.Fields> list(Value.Fields fields, String name) {
        return ((Value.Items) fields.get(name).orElseThrow()).items().stream().map(Value.Fields.class::cast);
    }

    private static String text(Value.Fields fields, String name) {
        return fields.get(name).orElseThrow().text();
    }
}
