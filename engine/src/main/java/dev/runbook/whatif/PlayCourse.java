package dev.runbook.whatif;

import dev.runbook.inventory.Host;
import dev.runbook.journal.StepPath;
import dev.runbook.plan.Layers;
import dev.runbook.plan.PlannedPlay;
import dev.runbook.procedure.OnFailure;
import dev.runbook.procedure.Play;
import dev.runbook.procedure.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A play, foreseen: its guards, then batch by batch its steps and the handlers they notify. */
final class PlayCourse {

    private final Circumstances run;
    private final Course course;
    private final Optional<OnFailure> always;
    private final Map<Host, Place> places = new HashMap<>();

    /** @param always what the operator wants done about failures, whatever the plays say */
    PlayCourse(Circumstances run, Course course, Optional<OnFailure> always) {
        this.run = run;
        this.course = course;
        this.always = always;
    }

    Walked run(PlannedPlay planned, Set<Host> lost) {
        Play play = planned.play();
        run.playing(always.orElse(play.onFailure()));
        List<Host> hosts = taking(planned, lost);
        List<Walked.Failure> violations = violations(play, hosts);
        return violations.isEmpty()
                ? batches(planned, hosts, lost)
                : Course.decided(run.onFailure(), Walked.failing(violations));
    }

    private List<Host> taking(PlannedPlay planned, Set<Host> lost) {
        Standing at = standing(planned, planned.hosts().size(), lost);
        return at.remaining(planned.hosts()).stream()
                .filter(host -> wants(planned.play(), host, at))
                .toList();
    }

    /** Whether the play takes this host; one that it may or may not take is marked. */
    private boolean wants(Play play, Host host, Standing at) {
        Known<Boolean> when = run.outlook().holds(play.when(), host, at.common().layers());
        if (when.on().isPresent()) {
            places.put(host, at.common().doubting(when.on()));
            return run.doubtfulRuns()
                    || play.steps().stream().anyMatch(step -> run.supposition().concerns(StepPath.ROOT, step, host));
        }
        return when.is(true);
    }

    private List<Walked.Failure> violations(Play play, List<Host> hosts) {
        List<Walked.Failure> violations = new ArrayList<>();
        Layers layers = Layers.NONE.withVars(play.vars());
        play.guards()
                .forEach(guard -> run.plan()
                        .hostsOf(guard)
                        .orElse(hosts)
                        .forEach(host -> run.outlook()
                                .violation(guard, host, layers)
                                .ifPresent(message -> violations.add(new Walked.Failure(
                                        StepPath.ROOT.then(play.id()),
                                        guard.name(),
                                        host,
                                        Foreseen.refused(Optional.of(message)))))));
        return List.copyOf(violations);
    }

    private Walked batches(PlannedPlay planned, List<Host> hosts, Set<Host> lost) {
        Walked walked = Walked.WELL;
        for (List<Host> batch : planned.batches()) {
            List<Host> active = batch.stream().filter(hosts::contains).toList();
            Standing at = standing(planned, active.size(), lost).doubting(active, places);
            walked = walked.and(batch(planned.play(), active, at.without(walked.failedHosts())));
            if (!walked.goesOn()) {
                break;
            }
        }
        return walked;
    }

    private static Standing standing(PlannedPlay planned, int hosts, Set<Host> lost) {
        Layers layers = Layers.NONE.withVars(planned.play().vars());
        return Standing.ofPlay(layers, planned.tolerance().of(hosts), lost);
    }

    private Walked batch(Play play, List<Host> hosts, Standing at) {
        if (hosts.isEmpty()) {
            return Walked.WELL;
        }
        Walked steps = course.steps(play.steps(), hosts, at);
        return steps.and(handlers(play.handlers(), steps, at));
    }

    /** In the order in which the play lists them; also when a step has failed. */
    private Walked handlers(List<Step> handlers, Walked steps, Standing at) {
        Walked walked = Walked.WELL;
        for (Step handler : handlers) {
            Map<Host, Optional<String>> waiting = run.books().take(List.of(handler.name(), handler.id()));
            List<Host> hosts = run.plan().inventory().hosts().stream()
                    .filter(waiting::containsKey)
                    .toList();
            if (!hosts.isEmpty()) {
                Standing here = at.after(walked).tidyingUp(steps);
                walked = walked.and(course.steps(List.of(handler), hosts, doubting(here, hosts, waiting)));
            }
        }
        return walked;
    }

    private static Standing doubting(Standing at, List<Host> hosts, Map<Host, Optional<String>> doubts) {
        Map<Host, Place> marked = new HashMap<>();
        doubts.forEach((host, doubt) -> marked.put(host, at.place(host).doubting(doubt)));
        return at.doubting(hosts, marked);
    }
}
