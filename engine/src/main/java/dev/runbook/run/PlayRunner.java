package dev.runbook.run;

import dev.runbook.inventory.Host;
import dev.runbook.journal.Event;
import dev.runbook.journal.Outcome;
import dev.runbook.journal.StepPath;
import dev.runbook.plan.Layers;
import dev.runbook.plan.PlannedPlay;
import dev.runbook.plan.Results;
import dev.runbook.procedure.OnFailure;
import dev.runbook.procedure.Play;
import dev.runbook.template.Unrenderable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs a play: its guards, then batch by batch its steps and the handlers they notified. */
final class PlayRunner {

    private final RunContext context;
    private final Walk walk;
    private final Optional<OnFailure> always;

    /** @param always what the operator wants done about failures, whatever the plays say */
    PlayRunner(RunContext context, Walk walk, Optional<OnFailure> always) {
        this.context = context;
        this.walk = walk;
        this.always = always;
    }

    /** @param lost the hosts that have dropped out before */
    Walked run(PlannedPlay planned, Set<Host> lost) {
        Play play = planned.play();
        context.playing(new PlayInProgress(always.orElse(play.onFailure()), planned.hosts()));
        Optional<List<String>> before = context.recall().playing(play.id());
        if (before.isPresent()) {
            return batches(planned, named(planned, before.get()), lost);
        }
        List<Walked.Failure> failures = new ArrayList<>();
        List<Host> hosts = taking(planned, lost, failures);
        context.record(new Event.PlayStarted(
                play.id(), play.name(), hosts.stream().map(Host::name).toList()));
        failures.addAll(violations(planned, hosts, lost));
        if (!failures.isEmpty()) {
            return FailureDecision.after(
                    Operator.Reaction.planned(context.onFailure()), Walked.failing(List.copyOf(failures)));
        }
        return batches(planned, hosts, lost);
    }

    private static List<Host> named(PlannedPlay planned, List<String> names) {
        return planned.hosts().stream()
                .filter(host -> names.contains(host.name()))
                .toList();
    }

    private Walked batches(PlannedPlay planned, List<Host> hosts, Set<Host> lost) {
        Walked walked = Walked.WELL;
        for (List<Host> batch : planned.batches()) {
            List<Host> active = batch.stream().filter(hosts::contains).toList();
            Frame frame = frame(planned, active.size(), lost);
            walked = walked.and(batch(planned.play(), active, frame.losing(walked.failedHosts())));
            if (!walked.goesOn()) {
                break;
            }
        }
        return walked;
    }

    private Walked batch(Play play, List<Host> hosts, Frame frame) {
        if (hosts.isEmpty()) {
            return Walked.WELL;
        }
        Walked steps = walk.steps(play.steps(), hosts, frame);
        return steps.and(new Handlers(context, walk).run(play.handlers(), steps, frame));
    }

    /** The hosts for which the play's {@code when} holds; one for which it cannot be judged fails. */
    private List<Host> taking(PlannedPlay planned, Set<Host> lost, List<Walked.Failure> failures) {
        Frame frame = frame(planned, planned.hosts().size(), lost);
        List<Host> taken = new ArrayList<>();
        for (Host host : frame.remaining(planned.hosts())) {
            try {
                if (wants(planned.play(), host, frame)) {
                    taken.add(host);
                }
            } catch (Unrenderable e) {
                failures.add(failure(
                        planned.play().name(), planned.play(), host, e.problem().describe()));
            }
        }
        return taken;
    }

    private boolean wants(Play play, Host host, Frame frame) {
        return play.when()
                .map(when -> when.holds(context.scope(host, frame.common().layers(), frame)))
                .orElse(true);
    }

    private static Frame frame(PlannedPlay planned, int hosts, Set<Host> lost) {
        Play play = planned.play();
        Layers layers = Layers.NONE.withVars(play.vars());
        return Frame.ofPlay(layers, play.surroundings(), planned.tolerance().of(hosts), lost);
    }

    private List<Walked.Failure> violations(PlannedPlay planned, List<Host> hosts, Set<Host> lost) {
        Play play = planned.play();
        return new GuardJudge(context)
                .violations(play.guards(), guard -> hosts, frame(planned, hosts.size(), lost)).stream()
                        .map(violation -> failure(
                                violation.guard().name(),
                                play,
                                violation.host().orElseGet(() -> hosts.get(0)),
                                violation.message()))
                        .toList();
    }

    private static Walked.Failure failure(String title, Play play, Host host, String message) {
        Outcome outcome = new Outcome(
                Outcome.Kind.REFUSED, Results.failed(message), Optional.of(message), Duration.ZERO, false, false);
        return new Walked.Failure(StepPath.ROOT.then(play.id()), title, host, outcome);
    }
}
