package dev.runbook.run;

import dev.runbook.inventory.Host;
import dev.runbook.journal.Outcome;
import dev.runbook.procedure.Body;
import dev.runbook.procedure.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Walks steps in step-major order: each ends on every host before the next begins. Hosts on which a step failed drop
 * out; when more failed than the frame tolerates, the walk ends.
 */
final class Walk {

    private final RunContext context;
    private final StepRunner stepRunner;
    private final FailureDecision decision;

    Walk(RunContext context) {
        this.context = context;
        this.stepRunner = new StepRunner(context, this);
        this.decision = new FailureDecision(context);
    }

    /** Walks these steps on these hosts. */
    Walked steps(List<Step> steps, List<Host> hosts, Frame frame) {
        Walked walked = Walked.WELL;
        for (Step step : steps) {
            if (!context.plan().includes(step)) {
                continue;
            }
            List<Host> active = without(hosts, walked.failedHosts());
            if (active.isEmpty() && !hosts.isEmpty()) {
                return walked;
            }
            walked = walked.and(deciding(step, active, frame, walked.failures().size()));
            if (!walked.goesOn()) {
                return walked;
            }
        }
        return walked;
    }

    private Walked deciding(Step step, List<Host> active, Frame frame, int failedBefore) {
        Walked interrupted = decision.ifInterrupted(step, frame);
        if (!interrupted.goesOn()) {
            return interrupted;
        }
        List<Host> hosts = context.plan().hostsOf(step).orElse(active);
        Walked walked = step(step, hosts, frame);
        if (frame.isUndo()) {
            return afterUndo(walked, hosts);
        }
        while (walked.goesOn() && failedBefore + walked.failures().size() > frame.tolerance()) {
            Operator.Reaction reaction = decision.about(step, walked.failures(), frame);
            if (reaction == Operator.Reaction.RETRY) {
                walked = step(step, List.copyOf(walked.failedHosts()), frame);
                continue;
            }
            return FailureDecision.after(reaction, walked);
        }
        return walked;
    }

    /** Unwinding goes on past hosts that cannot be reached while another one succeeds, and past no other failure. */
    private static Walked afterUndo(Walked walked, List<Host> hosts) {
        boolean onlyUnreachable =
                walked.failures().stream().allMatch(failure -> failure.outcome().kind() == Outcome.Kind.UNREACHABLE);
        boolean someSucceeded = walked.failedHosts().size() < hosts.size();
        boolean well = walked.failures().isEmpty() || onlyUnreachable && someSucceeded;
        return well ? walked : walked.ending(Walked.End.STOP);
    }

    private Walked step(Step step, List<Host> hosts, Frame frame) {
        return step.body() instanceof Body.Block block
                ? block(step, block, hosts, frame)
                : stepRunner.run(step, hosts, frame);
    }

    private Walked block(Step step, Body.Block block, List<Host> hosts, Frame outer) {
        Frame frame = outer.inside(step);
        List<Host> inside = stepRunner.where(step, hosts, outer);
        if (inside.isEmpty()) {
            return Walked.WELL;
        }
        Walked tried =
                steps(block.steps(), inside, block.rescue().isEmpty() ? frame : frame.tolerating(Frame.ANY_NUMBER));
        Walked rescued = rescue(block, tried, inside, frame);
        return both(rescued, steps(block.always(), inside, frame));
    }

    /** Failed hosts whose rescue succeeds are in the run again. */
    private Walked rescue(Body.Block block, Walked tried, List<Host> hosts, Frame frame) {
        List<Host> failed = hosts.stream().filter(tried.failedHosts()::contains).toList();
        boolean rescues = !block.rescue().isEmpty() && !failed.isEmpty() && tried.goesOn();
        return rescues ? steps(block.rescue(), failed, frame) : tried;
    }

    private static Walked both(Walked body, Walked always) {
        Map<Host, Walked.Failure> byHost = new HashMap<>();
        body.failures().forEach(failure -> byHost.put(failure.host(), failure));
        always.failures().forEach(failure -> byHost.putIfAbsent(failure.host(), failure));
        return new Walked(
                List.copyOf(byHost.values()),
                body.changed() || always.changed(),
                body.goesOn() ? always.end() : body.end());
    }

    private static List<Host> without(List<Host> hosts, Set<Host> failed) {
        return hosts.stream().filter(host -> !failed.contains(host)).toList();
    }
}
