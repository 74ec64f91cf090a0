package dev.runbook.run;

import dev.runbook.inventory.Host;
import dev.runbook.journal.Ending;
import dev.runbook.journal.Entry;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Runs a plan: contacts all hosts, judges the guards, walks the plays, and rolls back if that is what a failure asks. */
public final class Runner {

    /** Nobody will want to know any more how a job of such a run ended. */
    private static final Set<Ending> SWEPT =
            EnumSet.of(Ending.DONE, Ending.ROLLED_BACK, Ending.REFUSED, Ending.LOCKED, Ending.UNREACHABLE);

    private final Plan plan;
    private final RunContext context;
    private final Walk walk;
    private final PlayRunner playRunner;

    private Runner(Plan plan, RunContext context, Optional<OnFailure> onFailure) {
        this.plan = plan;
        this.context = context;
        this.walk = new Walk(context);
        this.playRunner = new PlayRunner(context, walk, onFailure);
    }

    /**
     * A run that begins.
     *
     * @param onFailure what the operator wants done about failures, whatever the plays say
     */
    public static Runner of(Plan plan, Ports ports, RunFacts run, Optional<OnFailure> onFailure) {
        return new Runner(plan, new RunContext(plan, ports, run, Recall.NOTHING, run.user()), onFailure);
    }

    /**
     * A run that goes on where its records end.
     *
     * @param who resumes it
     */
    public static Runner resuming(
            Plan plan, Ports ports, RunFacts run, Optional<OnFailure> onFailure, List<Entry> records, String who) {
        return new Runner(plan, new RunContext(plan, ports, run, Recall.of(records), who), onFailure);
    }

    /** Runs to the end, whichever it is. */
    public Ending run(String version) {
        return recorded(version, this::go);
    }

    /** Goes on: with the walk, or with the rollback if that had begun. */
    public Ending resume(String version) {
        return resumed("resume", version, () -> context.progress().unwinding() ? unwound("resumed") : played());
    }

    /** Pays what the run owes instead of going on. */
    public Ending rollback(String version) {
        return resumed("rollback", version, () -> unwound("rolled back by " + context.decider()));
    }

    private Ending resumed(String why, String version, Supplier<Ending> work) {
        plan.hosts().forEach(context.hosts()::connection);
        Optional<Ending> locked = context.locking().take();
        if (locked.isPresent()) {
            return locked.get();
        }
        context.record(new Event.RunResumed(context.decider(), version, why));
        return ended(work);
    }

    private Ending recorded(String version, Supplier<Ending> work) {
        context.record(new Event.RunStarted(
                plan.procedure().name(),
                plan.procedure().file().name(),
                context.run().user(),
                version,
                plan.hosts().stream().map(Host::name).toList()));
        return ended(work);
    }

    private Ending ended(Supplier<Ending> work) {
        Instant begun = Instant.now();
        Ending ending = marked(work);
        context.locking().settle(ending);
        context.record(new Event.RunFinished(ending, Duration.between(begun, Instant.now())));
        context.locking().leave(ending);
        if (SWEPT.contains(ending)) {
            new Contact(context).sweep();
        }
        return ending;
    }

    /** Whatever ends it, the hosts tell how far it was. */
    private Ending marked(Supplier<Ending> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            context.locking().abandon(e);
            throw e;
        }
    }

    private Ending go() {
        if (!new Contact(context).reachesAll()) {
            return Ending.UNREACHABLE;
        }
        Optional<Ending> locked = context.locking().take();
        if (locked.isPresent()) {
            return locked.get();
        }
        return played();
    }

    private Ending played() {
        return context.recall().hasPlayed() || guardsHold() ? conclude(plays()) : Ending.REFUSED;
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
            return unwound(reason(walked));
        }
        return walked.end() == Walked.End.INTERRUPTED ? Ending.INTERRUPTED : Ending.STOPPED;
    }

    private Ending unwound(String reason) {
        return new Rollback(context, walk).unwind(reason) ? Ending.ROLLED_BACK : Ending.ROLLBACK_INCOMPLETE;
    }

    /** An interruption, a guard, a gate, an assertion or an unreachable host that ends a run which has changed nothing. */
    private Optional<Ending> beforeAnythingChanged(Walked walked) {
        if (context.progress().touched() || !context.progress().debts().isEmpty()) {
            return Optional.empty();
        }
        if (walked.failures().isEmpty()) {
            return Optional.of(Ending.INTERRUPTED);
        }
        if (walked.failures().get(0).outcome().kind() == Outcome.Kind.WAITING) {
            return Optional.empty();
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
