package dev.runbook.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.cli.InProcess;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Planning a shipped runbook changes nothing on its hosts, and what the plan proves comes true. */
@OnLab
class PlanTest {

    @ParameterizedTest
    @EnumSource(Procedures.class)
    void comesTrue(Procedures procedure) {
        try (Rehearsal rehearsal = Rehearsal.of(procedure)) {
            Map<String, String> before = rehearsal.files();
            InProcess.Ended plan = rehearsal.plan();
            assertThat(plan.exit()).as(plan.out() + plan.err()).isZero();
            assertThat(rehearsal.files()).isEqualTo(before);
            assertThat(rehearsal.isAsBefore()).isTrue();
            Promises promises = Promises.of(plan.out());
            assertThat(promises.failing()).isEqualTo("0");
            assertThat(promises.graded("ok")).isPositive();
            InProcess.Ended run = rehearsal.run();
            assertThat(run.exit()).as(run.out() + run.err()).isZero();
            assertThat(promises.brokenBy(rehearsal.journal())).isEmpty();
        }
    }
}
