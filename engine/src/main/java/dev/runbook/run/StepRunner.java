package dev.runbook.run;

import dev.runbook.inventory.Host;
import dev.runbook.journal.Outcome;
import dev.runbook.journal.StepPath;
import dev.runbook.procedure.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs one step on its hosts: at the same time, a few at a time, or once for all. */
final class StepRunner {

    private final RunContext context;
    private final Walk walk;

    StepRunner(RunContext context, Walk walk) {
        this.context = context;
        this.walk = walk;
    }

    Walked run(Step step, List<Host> hosts, Frame frame) {
        int visit = context.nextVisit();
        if (step.placement().runOnce()) {
            return once(step, hosts, frame, visit);
        }
        int throttle = hosts.isEmpty() ? 1 : throttle(step, hosts.get(0), frame);
        Map<Host, Outcome> outcomes = context.forks()
                .onEach(
                        hosts,
                        throttle,
                        host -> new HostStep(context, walk, step, host, frame, visit, List.of()).run());
        return walked(step, frame, outcomes);
    }

    /** The hosts on which a block's {@code when} holds. */
    List<Host> where(Step step, List<Host> hosts, Frame frame) {
        return hosts.stream().filter(host -> holds(step, host, frame)).toList();
    }

    private Walked once(Step step, List<Host> hosts, Frame frame, int visit) {
        List<Host> wanting = where(step, hosts, frame);
        Optional<Host> first =
                wanting.stream().findFirst().or(() -> hosts.stream().findFirst());
        if (first.isEmpty()) {
            return Walked.WELL;
        }
        List<String> others = hosts.stream()
                .filter(host -> !host.equals(first.get()))
                .map(Host::name)
                .toList();
        Outcome outcome = new HostStep(context, walk, step, first.get(), frame, visit, others).run();
        return walked(step, frame, Map.of(first.get(), outcome));
    }

    private boolean holds(Step step, Host host, Frame frame) {
        return step.conditions()
                .when()
                .map(when -> when.holds(context.scope(host, step, frame)))
                .orElse(true);
    }

    private int throttle(Step step, Host first, Frame frame) {
        return step.placement()
                .throttle()
                .map(setting -> (int) setting.number(context.scope(first, step, frame)))
                .orElse(Integer.MAX_VALUE);
    }

    private static Walked walked(Step step, Frame frame, Map<Host, Outcome> outcomes) {
        StepPath path = frame.path().then(step.id());
        List<Walked.Failure> failures = outcomes.entrySet().stream()
                .filter(entry -> entry.getValue().failed())
                .map(entry -> new Walked.Failure(path, step.name(), entry.getKey(), entry.getValue()))
                .toList();
        boolean changed = outcomes.values().stream().anyMatch(outcome -> outcome.kind() == Outcome.Kind.CHANGED);
        return new Walked(failures, changed, Walked.End.GO_ON);
    }
}
