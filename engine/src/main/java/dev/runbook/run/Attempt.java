package dev.runbook.run;

import dev.runbook.action.Result;
import dev.runbook.inventory.Host;
import dev.runbook.journal.Event;
import dev.runbook.journal.Outcome;
import dev.runbook.journal.Workplace;
import dev.runbook.plan.Judgement;
import dev.runbook.plan.Results;
import dev.runbook.procedure.Guard;
import dev.runbook.procedure.Retry;
import dev.runbook.procedure.Step;
import dev.runbook.template.Scope;
import dev.runbook.template.Unrenderable;
import dev.runbook.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Does a step's work on one host, for one item: guards, check, then attempts until it is done. */
final class Attempt {

    private static final int RETRIES = 3;
    private static final Duration DELAY = Duration.ofSeconds(5);

    private final RunContext context;
    private final Walk walk;
    private final Turn turn;
    private final Step step;
    private final Map<String, Value> assigned = new LinkedHashMap<>();
    private final Instant begun = Instant.now();
    private int made;

    Attempt(RunContext context, Walk walk, Turn turn) {
        this.context = context;
        this.walk = walk;
        this.turn = turn;
        this.step = turn.step();
    }

    /** The names that {@code set} gave values to. */
    Map<String, Value> assigned() {
        return assigned;
    }

    Outcome run() {
        try {
            return outcome(ended());
        } catch (Unrenderable e) {
            return outcome(Ended.mistaken(e, Result.OK));
        }
    }

    private Ended ended() {
        Deadline deadline = deadline();
        Optional<String> refusal = wasCutOff() ? Optional.empty() : refusal();
        if (refusal.isPresent()) {
            return Ended.refused(refusal.get());
        }
        if (deadline.isOver()) {
            return Ended.of(Result.failed("its time was over before it began")).withTraces(false);
        }
        Work work = new Work(context, walk, turn, deadline, assigned);
        Pace pace = pace();
        Work.Prepared prepared = work.prepare();
        Optional<Ended> done = wasCutOff() ? Optional.empty() : alreadyDone(work);
        return done.orElseGet(() -> decided(attempts(prepared, work.workplace(), pace, deadline), work));
    }

    /** A check that is asked in the middle of the work may find half of it and take it for all. */
    private Optional<Ended> alreadyDone(Work work) {
        return step.conditions().check().flatMap(work::alreadyDone);
    }

    /** Whether the run was resumed after it had begun this, and nobody knows how that ended. */
    private boolean wasCutOff() {
        return context.recall()
                .begun(turn.path(), turn.visit().id(), turn.host().name());
    }

    /** How often at most, and how long between two. */
    private record Pace(int most, Duration delay) {}

    private Pace pace() {
        if (step.retry().isEmpty()) {
            return new Pace(1, DELAY);
        }
        Retry retry = step.retry().get();
        Scope names = context.scope(turn);
        int retries = retry.retries().map(setting -> setting.count(names)).orElse(RETRIES);
        Duration delay = retry.delay().map(setting -> setting.duration(names)).orElse(DELAY);
        return new Pace(retries + 1, delay);
    }

    private Deadline deadline() {
        Deadline outer = turn.frame().bounds().deadline();
        return step.timeout()
                .map(setting -> outer.andWithin(setting.duration(context.scope(turn))))
                .orElse(outer);
    }

    private Ended attempts(Work.Prepared prepared, Workplace workplace, Pace pace, Deadline deadline) {
        context.record(new Event.StepStarted(
                turn.path(),
                step.name(),
                turn.host().name(),
                turn.visit().id(),
                turn.shownItem(),
                turn.hidden() ? "do what `no_log` hides" : prepared.summary(),
                !step.rollback().isEmpty() && !turn.frame().isUndo(),
                step.lasts(),
                workplace));
        if (wasCutOff() && !prepared.canBeRepeated()) {
            return Ended.inDoubt(
                    Result.failed("the run was cut off in the middle of it, and how far it came is not known"));
        }
        Ended ended = attempt(prepared);
        while (made < pace.most() && ended.canBeTriedAgain() && pause(ended, pace, deadline)) {
            Ended next = attempt(prepared);
            ended = authorKnowsBetter(next) ? next : next.after(ended);
        }
        return wasCutOff() && !prepared.changesNothing() && !authorKnowsBetter(ended) ? ended.asDone() : ended;
    }

    private Ended attempt(Work.Prepared prepared) {
        made++;
        Instant started = Instant.now();
        return verdict(prepared.perform(made), started);
    }

    /** Whether {@code changed_when} says of a success that it changed nothing, or the author promised so. */
    private boolean authorKnowsBetter(Ended ended) {
        return step.readOnly()
                || ended.kind() == Outcome.Kind.OK
                        && step.verdict().changedWhen().isPresent();
    }

    private boolean pause(Ended ended, Pace pace, Deadline deadline) {
        String why = turn.hidden() ? "" : ": " + ended.result().failure().orElse("not yet");
        String told = context.plan().secrets().mask("attempt " + made + " of " + pace.most() + why);
        context.ports().listener().waiting(turn.path().toString(), turn.host().name(), told);
        return deadline.sleep(pace.delay());
    }

    /** The author's own view of the attempt: {@code until}, {@code failed_when}, {@code changed_when}. */
    private Ended verdict(Ended ended, Instant started) {
        if (ended.isFinal() || ended.mistake()) {
            return ended;
        }
        Duration took = Duration.between(started, Instant.now());
        Scope names = context.scope(turn.withResult(Results.of(ended.result(), took, made)));
        boolean traces = ended.traces() && !step.readOnly();
        try {
            Judgement judgement = new Judgement(step, names);
            Ended judged = Ended.of(judgement.of(ended.result())).withSettled(judgement.settles());
            return judged.withTraces(judged.kind() == Outcome.Kind.CHANGED || judged.failed() && traces);
        } catch (Unrenderable e) {
            return Ended.mistaken(e, ended.result()).withTraces(traces);
        }
    }

    /** What is in doubt is done after all, if its check says so. */
    private Ended decided(Ended ended, Work work) {
        if (ended.kind() != Outcome.Kind.IN_DOUBT) {
            return ended;
        }
        return alreadyDone(work)
                .filter(looked -> !looked.failed())
                .map(looked -> Ended.of(looked.result().withChanged(true)))
                .orElse(ended);
    }

    private Outcome outcome(Ended ended) {
        Duration took = Duration.between(begun, Instant.now());
        boolean ignored = step.verdict().ignoreErrors() && ended.kind() == Outcome.Kind.FAILED && !ended.mistake();
        Value.Fields result = Results.of(ended.result(), took, made);
        return new Outcome(ended.kind(), result, ended.result().failure(), took, ignored, ended.traces());
    }

    private Optional<String> refusal() {
        GuardJudge judge = new GuardJudge(context);
        Frame inside = turn.frame().inside(step);
        for (Guard guard : step.conditions().guards()) {
            for (Host host : context.plan().hostsOf(guard).orElse(List.of(turn.host()))) {
                Optional<String> violation = judge.violation(guard, host, inside, turn.layers());
                if (violation.isPresent()) {
                    return violation;
                }
            }
        }
        return Optional.empty();
    }
}
