package dev.runbook.run;

import dev.runbook.inventory.Host;
import dev.runbook.journal.Event;
import dev.runbook.journal.Outcome;
import dev.runbook.journal.StepPath;
import dev.runbook.plan.Layers;
import dev.runbook.plan.PlannedPlay;
import dev.runbook.procedure.OnFailure;
import dev.runbook.procedure.Play;
import dev.runbook.procedure.Share;
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

    Walked run(PlannedPlay planned, Set<Host> lost) {
        Play play = planned.play();
        context.playing(always.orElse(play.onFailure()));
        List<Host> hosts = taking(planned, lost);
        context.record(new Event.PlayStarted(
                play.id(), play.name(), hosts.stream().map(Host::name).toList()));
        List<GuardJudge.Violation> violations =
                new GuardJudge(context).violations(play.guards(), hosts, frame(play, hosts.size()));
        if (!violations.isEmpty()) {
            return refused(play, violations, hosts);
        }
        Walked walked = Walked.WELL;
        for (List<Host> batch : planned.batches()) {
            List<Host> active = batch.stream().filter(hosts::contains).toList();
            walked = walked.and(batch(play, active));
            if (!walked.goesOn()) {
                return walked;
            }
        }
        return walked;
    }

    private Walked batch(Play play, List<Host> hosts) {
        if (hosts.isEmpty()) {
            return Walked.WELL;
        }
        Frame frame = frame(play, hosts.size());
        Walked steps = walk.steps(play.steps(), hosts, frame);
        return steps.and(new Handlers(context, walk).run(play.handlers(), frame));
    }

    private List<Host> taking(PlannedPlay planned, Set<Host> lost) {
        Frame frame = frame(planned.play(), planned.hosts().size());
        return planned.hosts().stream()
                .filter(host -> !lost.contains(host))
                .filter(host -> planned.play()
                        .when()
                        .map(when -> when.holds(context.scope(host, frame.layers(), frame)))
                        .orElse(true))
                .toList();
    }

    private Frame frame(Play play, int hosts) {
        Layers layers = Layers.NONE.withVars(play.vars());
        int tolerance = play.maxFailures()
                .flatMap(setting -> Share.parse(
                        setting.value(context.plan().scopes().ofRunbook()).text()))
                .map(share -> share.of(hosts))
                .orElse(0);
        return Frame.ofPlay(layers, play.surroundings(), tolerance);
    }

    private Walked refused(Play play, List<GuardJudge.Violation> violations, List<Host> hosts) {
        List<Walked.Failure> failures = new ArrayList<>();
        StepPath path = StepPath.ROOT.then(play.id());
        for (GuardJudge.Violation violation : violations) {
            Host host = violation.host().or(() -> hosts.stream().findFirst()).orElseThrow();
            Outcome outcome = new Outcome(
                    Outcome.Kind.REFUSED,
                    Results.failed(violation.message()),
                    Optional.of(violation.message()),
                    Duration.ZERO,
                    false,
                    false);
            failures.add(new Walked.Failure(path, violation.guard().name(), host, outcome));
        }
        return FailureDecision.after(
                Operator.Reaction.planned(context.onFailure()), new Walked(failures, false, Walked.End.GO_ON));
    }
}
