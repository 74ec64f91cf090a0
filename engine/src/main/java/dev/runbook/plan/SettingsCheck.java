package dev.runbook.plan;

import dev.runbook.inventory.Inventory;
import dev.runbook.procedure.Placement;
import dev.runbook.procedure.Retry;
import dev.runbook.procedure.Setting;
import dev.runbook.procedure.Step;
import dev.runbook.procedure.Surroundings;
import dev.runbook.template.Scope;
import dev.runbook.template.Templated;
import dev.runbook.template.UnknownYet;
import dev.runbook.template.Unrenderable;
import dev.runbook.value.Value;
import java.util.Optional;
import java.util.stream.Stream;

/** Renders what stands around a step's action for one host, as far as it is known, so that a slip shows before the run. */
record SettingsCheck(Step step, Scope scope, Inventory inventory) {

    /** @throws Unrenderable if something does not fit */
    void check() {
        settings().forEach(setting -> known(() -> setting.value(scope)));
        step.surroundings().environment().ifPresent(environment -> known(() -> map(environment)));
        known(() -> step.placement().delegate(scope).ifPresent(this::mustExist));
    }

    private Stream<Setting> settings() {
        Surroundings around = step.surroundings();
        Placement placement = step.placement();
        Optional<Retry> retry = step.retry();
        return Stream.of(
                        around.become(),
                        around.becomeUser(),
                        placement.throttle(),
                        retry.flatMap(Retry::retries),
                        retry.flatMap(Retry::delay),
                        step.timeout())
                .flatMap(Optional::stream);
    }

    private void map(Templated environment) {
        Value value = environment.render(scope);
        if (!(value instanceof Value.Fields)) {
            throw new Unrenderable(
                    environment.span(),
                    "`environment` is " + value.kind().words() + ", wanted a map of names and values");
        }
    }

    private void mustExist(String host) {
        if (!host.equals("localhost") && inventory.host(host).isEmpty()) {
            throw new Unrenderable(
                    step.span(), "`delegate_to` is `" + host + "`, wanted a host of the inventory or `localhost`");
        }
    }

    private static void known(Runnable rendering) {
        try {
            rendering.run();
        } catch (UnknownYet later) {
            // The run will know it.
        }
    }
}
