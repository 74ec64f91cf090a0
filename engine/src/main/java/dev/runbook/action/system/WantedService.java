package dev.runbook.action.system;

import dev.runbook.action.HostScript;
import dev.runbook.action.Operation.Difference;
import dev.runbook.action.Result;
import dev.runbook.remote.ShellCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a service is to do, and the verbs that get it there. */
record WantedService(String name, Optional<String> state, Optional<Boolean> enabled) {

    String summary() {
        List<String> verbs = new ArrayList<>();
        enabled.ifPresent(wanted -> verbs.add(wanted ? "enable" : "disable"));
        state.ifPresent(wanted -> verbs.add(imperative(wanted)));
        return String.join(" and ", verbs) + " service `" + name + "`";
    }

    Difference difference(ServiceState found) {
        List<String> todo = new ArrayList<>();
        List<String> diff = new ArrayList<>();
        enabled.filter(wanted -> !found.startsAtBoot(wanted)).ifPresent(wanted -> {
            todo.add(wanted ? "enable" : "disable");
            diff.add("`" + name + "` is " + (wanted ? "not " : "") + "enabled, wanted "
                    + (wanted ? "enabled" : "disabled"));
        });
        state.flatMap(wanted -> verb(wanted, found)).ifPresent(verb -> {
            todo.add(verb);
            diff.add("`" + name + "` is " + described(found) + ", wanted " + state.orElseThrow());
        });
        if (todo.isEmpty()) {
            return Difference.none(Result.OK);
        }
        if (found.needsReload()) {
            todo.add(0, "daemon-reload");
        }
        return Difference.changing(diff, command(found.init(), todo), Result.OK);
    }

    private static Optional<String> verb(String wanted, ServiceState found) {
        return switch (wanted) {
            case "started" -> found.running() ? Optional.empty() : Optional.of("start");
            case "stopped" -> found.stopped() ? Optional.empty() : Optional.of("stop");
            case "restarted" -> Optional.of(found.running() ? "restart" : "start");
            default -> Optional.of(found.running() ? "reload" : "start");
        };
    }

    private static String described(ServiceState found) {
        if (!found.known()) {
            return "not known to the host";
        }
        return found.running() ? "running" : "stopped";
    }

    private static String imperative(String wanted) {
        return switch (wanted) {
            case "started" -> "start";
            case "stopped" -> "stop";
            case "restarted" -> "restart";
            default -> "reload";
        };
    }

    private ShellCommand command(String init, List<String> todo) {
        return HostScript.of(WantedService.class, "service-change")
                .with("init", init)
                .with("name", name)
                .with("state", state.orElse(""))
                .with("todo", String.join(" ", todo))
                .command();
    }
}
