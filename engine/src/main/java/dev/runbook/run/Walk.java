package dev.runbook.run;

import dev.runbook.inventory.Host;
import dev.runbook.procedure.Body;
import dev.runbook.procedure.Step;
import java.util.List;
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
            Frame here = frame.after(walked);
            List<Host> active = here.remaining(hosts);
            if (active.isEmpty() && !hosts.isEmpty()) {
                return walked;
            }
            walked = walked.and(step(step, active, here));
            if (!walked.goesOn()) {
                return walked;
            }
        }
        return walked;
    }

    private Walked step(Step step, List<Host> active, Frame frame) {
        Walked interrupted = decision.ifInterrupted(step, frame);
        if (!interrupted.goesOn()) {
            return interrupted;
        }
        List<Host> hosts = context.plan().hostsOf(step).map(frame::remaining).orElse(active);
        return step.body() instanceof Body.Block block
                ? block(step, block, hosts, frame)
                : judged(step, hosts, stepRunner.run(step, hosts, frame), frame);
    }

    /** What follows from a step's failures; one that is tried again is judged again. */
    private Walked judged(Step step, List<Host> hosts, Walked first, Frame frame) {
        if (frame.bounds().reaction() == Bounds.OnFailedStep.GO_ON) {
            return first;
        }
        if (frame.isUndo()) {
            return afterUndo(first, hosts);
        }
        Walked walked = first;
        while (tooMany(walked, frame)) {
            Operator.Reaction reaction = decision.about(step, walked.failures(), frame);
            if (reaction != Operator.Reaction.RETRY) {
                return FailureDecision.after(reaction, walked);
            }
            walked = walked.mendedBy(stepRunner.run(step, again(step, hosts, walked), frame));
        }
        return walked;
    }

    private static boolean tooMany(Walked walked, Frame frame) {
        int failed = walked.failedHosts().size();
        return failed > 0 && failed > frame.bounds().tolerance();
    }

    /** The hosts that failed try again; for a step that runs once, whichever host is first, for all. */
    private static List<Host> again(Step step, List<Host> hosts, Walked walked) {
        Set<Host> failed = walked.failedHosts();
        return step.placement().runOnce()
                ? hosts
                : hosts.stream().filter(failed::contains).toList();
    }

    /** Unwinding goes on past hosts that are lost while another one succeeds, and past no other failure. */
    private static Walked afterUndo(Walked walked, List<Host> hosts) {
        boolean someSucceeded = walked.failedHosts().size() < hosts.size();
        boolean well = walked.failures().isEmpty() || walked.lostOnly() && someSucceeded;
        return well ? walked : walked.ending(Walked.End.STOP);
    }

    private Walked block(Step step, Body.Block block, List<Host> hosts, Frame outer) {
        StepRunner.Entrance entrance = stepRunner.enter(step, hosts, outer);
        Walked kept = judged(step, hosts, entrance.failed(), outer.unasked());
        if (!kept.goesOn() || entrance.inside().isEmpty()) {
            return kept;
        }
        return kept.and(inside(block, entrance.inside(), outer.inside(step)));
    }

    private Walked inside(Body.Block block, List<Host> hosts, Frame frame) {
        Walked tried = steps(block.steps(), hosts, block.rescue().isEmpty() ? frame : frame.goingOn());
        Walked body = rescued(block, tried, hosts, frame);
        return body.and(steps(block.always(), hosts, frame.tidyingUp(body)));
    }

    /** Failed hosts whose rescue succeeds are in the run again. */
    private Walked rescued(Body.Block block, Walked tried, List<Host> hosts, Frame frame) {
        Set<Host> failed = tried.failedHosts();
        if (block.rescue().isEmpty() || failed.isEmpty() || !tried.goesOn()) {
            return tried;
        }
        List<Host> waiting = hosts.stream().filter(failed::contains).toList();
        return tried.mendedBy(steps(block.rescue(), waiting, frame));
    }
}
