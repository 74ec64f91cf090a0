package dev.runbook.run;

import dev.runbook.inventory.Host;
import dev.runbook.procedure.Step;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Runs the handlers that changed steps have asked for; also when a later step failed. */
final class Handlers {

    private final RunContext context;
    private final Walk walk;

    Handlers(RunContext context, Walk walk) {
        this.context = context;
        this.walk = walk;
    }

    /** In the order in which the play lists them; not on hosts that are lost. */
    Walked run(List<Step> handlers, Walked steps, Frame frame) {
        Set<Host> lost = lost(steps);
        Walked walked = Walked.WELL;
        for (Step handler : handlers) {
            Set<Host> waiting = context.notified().take(List.of(handler.name(), handler.id()));
            List<Host> hosts = context.plan().inventory().hosts().stream()
                    .filter(host -> waiting.contains(host) && !lost.contains(host))
                    .toList();
            if (!hosts.isEmpty()) {
                walked = walked.and(
                        walk.steps(List.of(handler), hosts, frame.after(walked).tidyingUp(steps)));
            }
        }
        return walked;
    }

    private static Set<Host> lost(Walked steps) {
        return steps.failures().stream()
                .filter(failure -> failure.outcome().kind().isLoss())
                .map(Walked.Failure::host)
                .collect(Collectors.toSet());
    }
}
