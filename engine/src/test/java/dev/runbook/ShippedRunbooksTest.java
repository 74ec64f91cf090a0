package dev.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.inventory.Inventory;
import dev.runbook.inventory.InventorySource;
import dev.runbook.plan.ExtraVars;
import dev.runbook.plan.Plan;
import dev.runbook.plan.RunFacts;
import dev.runbook.plan.Wishes;
import dev.runbook.procedure.Procedure;
import dev.runbook.source.Problems;
import dev.runbook.survey.Survey;
import dev.runbook.survey.SurveyedPlan;
import dev.runbook.value.Secrets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The procedures we ship fit the inventories we ship: planned without a complaint and without contacting anybody. */
class ShippedRunbooksTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @ParameterizedTest
    @CsvSource({
        "first-start.yml, prod.ini, version=1.0.0",
        "upgrade.yml, prod.ini, version=2.0.0",
        "in-app-maintenance.yml, prod.ini, @inventory/maintenance.example.yml",
        "first-start.yml, staging.ini, version=1.0.0",
        "upgrade.yml, staging.ini, version=2.0.0",
        "in-app-maintenance.yml, staging.ini, @inventory/maintenance.example.yml",
    })
    void isPlanned(String runbook, String inventory, String extra) {
        Plan plan = plan(runbook, inventory, extra);
        SurveyedPlan surveyed = Survey.offline(plan, true);
        assertThat(surveyed.name()).isEqualTo(plan.procedure().name());
        assertThat(surveyed.counts().failing()).isZero();
        assertThat(plan.hosts()).isNotEmpty();
    }

    private static Plan plan(String runbook, String inventory, String extra) {
        Problems problems = new Problems();
        Secrets secrets = new Secrets();
        Procedure procedure = Runbook.read(runbook, ROOT);
        Inventory hosts = Inventory.read(
                List.of(InventorySource.of(
                        ROOT.resolve("inventory/" + inventory).toString())),
                List.of(ROOT.resolve("runbooks")),
                problems);
        Wishes wishes = new Wishes(
                ExtraVars.parse(List.of("@inventory/secrets.example.yml", extra), ROOT, secrets, problems),
                Optional.empty(),
                Set.of(),
                Set.of(),
                Optional.empty(),
                secrets);
        problems.throwIfAny();
        return Runbook.plan(procedure, hosts, wishes, new RunFacts("20260101-000000-test", Instant.EPOCH, "eve"));
    }
}
