package dev.runbook.run;

import dev.runbook.inventory.Host;
import dev.runbook.journal.Ending;
import dev.runbook.journal.Event;
import dev.runbook.journal.Outcome;
import dev.runbook.plan.Layers;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlannedPlay;
import dev.runbook.plan.RunFacts;
import dev.runbook.procedure.Guard;
import dev.runbook.procedure.OnFailure;
import dev.runbook.procedure.Surroundings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs a plan: contacts all hosts, judges the guards, walks the plays, and rolls back if that is what a failure asks. */
public final class Runner {

    private final Plan plan;
    private final RunContext context;
    private final Walk walk;
    private final PlayRunner playRunner;

    /** @param onFailure what the operator wants done about failures, whatever the plays say */
    public Runner(Plan plan, Ports ports, RunFacts run, Optional<OnFailure> onFailure) {
        this.plan = plan;
        this.context = new RunContext(plan, ports, run);
        this.walk = new Walk(context);
        this.playRunner = new PlayRunner(context, walk, onFailure);
    }

    /** Runs to the end, whichever it is. */
    public Ending run(String version) {
        Instant begun = Instant.now();
        context.record(new Event.RunStarted(
                plan.procedure().name(),
                plan.procedure().file().name(),
                context.run().user(),
                version,
                plan.hosts().stream().map(Host::name).toList()));
        Ending ending = go();
        context.record(new Event.RunFinished(ending, Duration.between(begun, Instant.now())));
        return ending;
    }

    private Ending go() {
        if (!new Contact(context).reachesAll()) {
            return Ending.UNREACHABLE;
        }
        if (!guardsHold()) {
            return Ending.REFUSED;
        }
        return conclude(plays());
    }

    private boolean guardsHold() {
        Frame frame = Frame.ofPlay(Layers.NONE, Surroundings.INHERITED, 0, Set.of());
        return new GuardJudge(context)
                .violations(plan.procedure().guards(), this::judgedOn, frame)
                .isEmpty();
    }

    /** A probe looks everywhere; a condition alone says the same everywhere. */
    private List<Host> judgedOn(Guard guard) {
        return guard.probe().isPresent()
                ? plan.hosts()
                : plan.hosts().stream().limit(1).toList();
    }

    private Walked plays() {
        Walked walked = Walked.WELL;
        for (PlannedPlay play : plan.plays()) {
            walked = walked.and(playRunner.run(play, walked.failedHosts()));
            if (!walked.goesOn()) {
                break;
            }
        }
        return walked;
    }

    private Ending conclude(Walked walked) {
        if (walked.goesOn()) {
            return walked.failures().isEmpty() ? Ending.DONE : Ending.STOPPED;
        }
        Optional<Ending> early = beforeAnythingChanged(walked);
        if (early.isPresent()) {
            return early.get();
        }
        boolean rollsBack = walked.end() == Walked.End.ROLLBACK
                || walked.end() == Walked.End.INTERRUPTED && context.onFailure() == OnFailure.ROLLBACK;
        if (rollsBack && !context.progress().committed()) {
            return new Rollback(context, walk).unwind(reason(walked)) ? Ending.ROLLED_BACK : Ending.ROLLBACK_INCOMPLETE;
        }
        return walked.end() == Walked.End.INTERRUPTED ? Ending.INTERRUPTED : Ending.STOPPED;
    }

    /** An interruption, a guard, a gate, an assertion or an unreachable host that ends a run which has changed nothing. */
    private Optional<Ending> beforeAnythingChanged(Walked walked) {
        if (context.progress().touched() || !context.progress().debts().isEmpty()) {
            return Optional.empty();
        }
        if (walked.failures().isEmpty()) {
            return Optional.of(Ending.INTERRUPTED);
        }
        boolean unreachable = walked.failures().get(0).outcome().kind() == Outcome.Kind.UNREACHABLE;
        return Optional.of(unreachable ? Ending.UNREACHABLE : Ending.REFUSED);
    }

    private static String reason(Walked walked) {
        return walked.failures().stream()
                .findFirst()
                .map(failure -> failure.title() + " on " + failure.host().name() + " "
                        + failure.outcome().kind().words())
                .orElse("interrupted");
    }
}
