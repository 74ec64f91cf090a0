package dev.runbook.run;

import dev.runbook.inventory.Host;
import dev.runbook.procedure.Step;
import java.util.List;
import java.util.Set;

/** Runs the handlers that changed steps have asked for; also when a later step failed. */
final class Handlers {

    private final RunContext context;
    private final Walk walk;

    Handlers(RunContext context, Walk walk) {
        this.context = context;
        this.walk = walk;
    }

    /** In the order in which the play lists them. */
    Walked run(List<Step> handlers, Frame frame) {
        Walked walked = Walked.WELL;
        for (Step handler : handlers) {
            Set<Host> waiting = context.notified().take(List.of(handler.name(), handler.id()));
            List<Host> hosts = context.plan().inventory().hosts().stream()
                    .filter(waiting::contains)
                    .toList();
            if (!hosts.isEmpty()) {
                walked = walked.and(walk.steps(List.of(handler), hosts, frame));
            }
        }
        return walked;
    }
}
