package dev.runbook.action.system;

import static dev.runbook.action.Parameter.Type.BOOL;
import static dev.runbook.action.Parameter.Type.STRING;

import dev.runbook.action.Action;
import dev.runbook.action.ActionSpec;
import dev.runbook.action.Arguments;
import dev.runbook.action.HostScript;
import dev.runbook.action.Operation;
import dev.runbook.action.Operation.Difference;
import dev.runbook.action.Parameter;
import dev.runbook.action.Result;
import dev.runbook.action.Situation;
import dev.runbook.action.Subject;
import dev.runbook.remote.CommandResult;
import dev.runbook.remote.Probe;
import dev.runbook.template.Unrenderable;
import java.util.Optional;

/** Starts and stops a service, now and at boot. */
public final class ServiceAction implements Action {

    @Override
    public ActionSpec spec() {
        return ActionSpec.of(
                        "service",
                        "Starts or stops a service, now and at boot, with systemd, OpenRC or the service command.",
                        Parameter.required("name", STRING, "name of the service"),
                        Parameter.optional(
                                        "state",
                                        STRING,
                                        "`started` and `stopped` change nothing if it is so already; `restarted` always"
                                                + " does; `reloaded` reloads it, or starts it if it is stopped")
                                .oneOf("started", "stopped", "restarted", "reloaded"),
                        Parameter.optional("enabled", BOOL, "whether it starts at boot"))
                .withoutFreeForm();
    }

    @Override
    public Operation operation(Arguments arguments, Situation situation) {
        String name = name(arguments);
        Optional<String> state = arguments.optionalText("state");
        Optional<Boolean> enabled =
                arguments.has("enabled") ? Optional.of(arguments.flag("enabled")) : Optional.empty();
        if (state.isEmpty() && enabled.isEmpty()) {
            throw new Unrenderable(arguments.span(), "`service` wants `state`, `enabled` or both");
        }
        WantedService wanted = new WantedService(name, state, enabled);
        return new Operation.Converge(
                wanted.summary(),
                Subject.service(name),
                new Probe(HostScript.of(ServiceAction.class, "service-state")
                        .with("name", name)
                        .command()),
                probe -> compare(wanted, probe));
    }

    private static Difference compare(WantedService wanted, CommandResult probe) {
        return probe.succeeded() ? wanted.difference(ServiceState.of(probe)) : Difference.none(Result.ofScript(probe));
    }

    private static String name(Arguments arguments) {
        String name = arguments.text("name");
        if (!name.matches("[A-Za-z0-9_@][A-Za-z0-9_@.:\\\\-]*")) {
            throw new Unrenderable(arguments.span(), "`" + name + "` is no name of a service");
        }
        return name;
    }
}
