package dev.runbook.whatif;

import dev.runbook.inventory.Host;
import dev.runbook.journal.VisitId;
import dev.runbook.procedure.Body;
import dev.runbook.procedure.OnFailure;
import dev.runbook.procedure.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The walk as the runner will do it: step by step on all hosts, out at a failure. */
final class Course {

    private final Circumstances run;
    private final StepCourse steps;

    Course(Circumstances run) {
        this.run = run;
        this.steps = new StepCourse(run, this);
    }

    Walked steps(List<Step> all, List<Host> hosts, Standing at) {
        Walked walked = Walked.WELL;
        for (Step step : all) {
            if (!run.plan().includes(step)) {
                continue;
            }
            Standing here = at.after(walked);
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

    private Walked step(Step step, List<Host> active, Standing at) {
        List<Host> hosts = run.hosts(step, active, at);
        return step.body() instanceof Body.Block block
                ? block(step, block, hosts, at)
                : judged(hosts, steps.run(step, hosts, at), at);
    }

    /** What follows from failures. */
    private Walked judged(List<Host> hosts, Walked walked, Standing at) {
        if (at.goesOn()) {
            return walked;
        }
        if (at.undo()) {
            return walked.failures().isEmpty() ? walked : walked.ending(Walked.End.STOP);
        }
        int failed = walked.failedHosts().size();
        return failed > 0 && failed > at.tolerance() ? decided(run.onFailure(), walked) : walked;
    }

    static Walked decided(OnFailure onFailure, Walked walked) {
        return switch (onFailure) {
            case ROLLBACK -> walked.ending(Walked.End.ROLLBACK);
            case STOP -> walked.ending(Walked.End.STOP);
            case CONTINUE -> walked;
        };
    }

    private Walked block(Step step, Body.Block block, List<Host> hosts, Standing at) {
        VisitId visit = run.books().visit(at);
        Map<Host, Place> places = new HashMap<>();
        Standing inner = at.inside(step);
        List<Host> inside = hosts.stream()
                .filter(host -> enters(step, host, at, visit, inner, places))
                .toList();
        return inside.isEmpty() ? Walked.WELL : inside(block, inside, inner.doubting(inside, places));
    }

    /** Whether the host goes into the block; one that may or may not is marked. */
    private boolean enters(Step block, Host host, Standing at, VisitId visit, Standing inner, Map<Host, Place> places) {
        Known<Boolean> when = run.outlook().when(Turn.of(block, at, visit, host));
        boolean supposed = run.supposition().concerns(at.call(), block, host);
        if (when.on().isPresent() && !supposed) {
            places.put(host, inner.place(host).doubting(when.on()));
            return run.doubtfulRuns();
        }
        return !when.is(false);
    }

    private Walked inside(Body.Block block, List<Host> hosts, Standing at) {
        Walked tried = steps(block.steps(), hosts, block.rescue().isEmpty() ? at : at.goingOn());
        Walked body = rescued(block, tried, hosts, at);
        return body.and(steps(block.always(), hosts, at.tidyingUp(body)));
    }

    private Walked rescued(Body.Block block, Walked tried, List<Host> hosts, Standing at) {
        Set<Host> failed = tried.failedHosts();
        if (block.rescue().isEmpty() || failed.isEmpty() || !tried.goesOn()) {
            return tried;
        }
        List<Host> waiting = hosts.stream().filter(failed::contains).toList();
        return tried.mendedBy(steps(block.rescue(), waiting, at));
    }
}
