package dev.runbook.run;

import dev.runbook.action.Result;
import dev.runbook.inventory.Host;
import dev.runbook.journal.Event;
import dev.runbook.journal.Outcome;
import dev.runbook.journal.StepPath;
import dev.runbook.plan.Layers;
import dev.runbook.procedure.Guard;
import dev.runbook.procedure.Step;
import dev.runbook.template.Condition;
import dev.runbook.template.Scope;
import dev.runbook.value.Durations;
import dev.runbook.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Does a step's work on one host, for one item: guards, check, then attempts until it is done. */
final class Attempt {

    private static final int RETRIES = 3;
    private static final Duration DELAY = Duration.ofSeconds(5);

    private final RunContext context;
    private final Step step;
    private final Host host;
    private final Frame frame;
    private final int visit;
    private final StepPath path;
    private final Layers layers;
    private final Optional<Value> item;
    private final Work work;
    private final Scope scope;
    private final Deadline deadline;
    private final Instant begun = Instant.now();

    Attempt(
            RunContext context,
            Walk walk,
            Step step,
            Host host,
            Frame frame,
            int visit,
            StepPath path,
            Layers layers,
            Optional<Value> item) {
        this.context = context;
        this.step = step;
        this.host = host;
        this.frame = frame;
        this.visit = visit;
        this.path = path;
        this.layers = layers;
        this.item = item;
        this.scope = context.scope(host, layers, frame);
        this.deadline = deadline();
        this.work = new Work(context, walk, step, host, frame, path, layers, deadline);
    }

    /** The names that {@code set} gave values to. */
    Map<String, Value> assigned() {
        return work.assigned();
    }

    Outcome run() {
        Optional<String> refusal = refusal();
        if (refusal.isPresent()) {
            return outcome(Ended.refused(Result.failed(refusal.get())), 0);
        }
        Work.Prepared prepared = work.prepare();
        Optional<Ended> done = step.conditions().check().flatMap(work::alreadyDone);
        if (done.isPresent()) {
            return outcome(done.get(), 0);
        }
        context.record(new Event.StepStarted(path, step.name(), host.name(), visit, item, doing(prepared), owes()));
        return attempts(prepared);
    }

    private String doing(Work.Prepared prepared) {
        return frame.hides(step) ? "do what `no_log` hides" : prepared.summary();
    }

    private boolean owes() {
        return !step.rollback().isEmpty() && !frame.isUndo();
    }

    private Outcome attempts(Work.Prepared prepared) {
        int most = retries() + 1;
        boolean traces = false;
        for (int attempt = 1; ; attempt++) {
            Instant started = Instant.now();
            Ended ended = verdict(prepared.perform(), started, attempt);
            traces = traces || ended.traces();
            boolean last = attempt >= most || isLost(ended) || step.retry().isEmpty();
            if (last || !ended.failed() || !pause(ended, attempt, most)) {
                return outcome(ended.withTraces(traces && !deniesChange(ended)), attempt);
            }
        }
    }

    /** Whether the author says that a step which ended well has changed nothing, whatever its attempts did. */
    private boolean deniesChange(Ended ended) {
        return ended.kind() == Outcome.Kind.OK && step.verdict().changedWhen().isPresent();
    }

    /** A host that is gone is not asked again: connecting was patient already. */
    private static boolean isLost(Ended ended) {
        return ended.kind() == Outcome.Kind.IN_DOUBT || ended.kind() == Outcome.Kind.UNREACHABLE;
    }

    private boolean pause(Ended ended, int attempt, int most) {
        String why = frame.hides(step) ? "" : ": " + ended.result().failure().orElse("not yet");
        context.ports().listener().waiting(path.toString(), host.name(), "attempt " + attempt + " of " + most + why);
        return deadline.sleep(delay());
    }

    /** The author's own view of the attempt: {@code until}, {@code failed_when}, {@code changed_when}. */
    private Ended verdict(Ended ended, Instant started, int attempt) {
        if (ended.isFinal()) {
            return ended;
        }
        Duration took = Duration.between(started, Instant.now());
        Scope names = context.scope(host, layers.withValue("result", Results.of(ended.result(), took, attempt)), frame);
        Ended judged = Ended.of(changed(failed(ended.result(), names), names));
        return judged.withTraces(judged.kind() == Outcome.Kind.CHANGED || ended.traces() && !step.readOnly());
    }

    private Result failed(Result result, Scope names) {
        Optional<Condition> until = step.retry().flatMap(retry -> retry.until());
        if (until.isPresent() && !until.get().holds(names)) {
            String why = result.failure().map(reason -> ": " + reason).orElse("");
            return result.failing("`until` does not hold: " + until.get().text() + why);
        }
        Result tried = until.isPresent() ? result.notFailing() : result;
        if (step.verdict().failedWhen().isEmpty()) {
            return tried;
        }
        Condition failedWhen = step.verdict().failedWhen().get();
        return failedWhen.holds(names)
                ? tried.failing("`failed_when` holds: " + failedWhen.text())
                : tried.notFailing();
    }

    private Result changed(Result result, Scope names) {
        if (step.readOnly()) {
            return result.withChanged(false);
        }
        return step.verdict()
                .changedWhen()
                .map(condition -> result.withChanged(condition.holds(names)))
                .orElse(result);
    }

    private Outcome outcome(Ended ended, int attempts) {
        Duration took = Duration.between(begun, Instant.now());
        boolean ignored = step.verdict().ignoreErrors() && ended.kind() == Outcome.Kind.FAILED;
        Value.Fields result = Results.of(ended.result(), took, attempts);
        return new Outcome(ended.kind(), result, ended.result().failure(), took, ignored, ended.traces());
    }

    private Optional<String> refusal() {
        for (Guard guard : step.conditions().guards()) {
            Optional<String> violation = new GuardJudge(context).violation(guard, host, frame, layers);
            if (violation.isPresent()) {
                return violation;
            }
        }
        return Optional.empty();
    }

    private int retries() {
        return step.retry()
                .map(retry -> retry.retries()
                        .map(setting -> (int) setting.number(scope))
                        .orElse(RETRIES))
                .orElse(0);
    }

    private Duration delay() {
        return step.retry()
                .flatMap(retry -> retry.delay())
                .map(setting -> Durations.parse(setting.value(scope).text()).orElseThrow())
                .orElse(DELAY);
    }

    private Deadline deadline() {
        Deadline outer = Deadline.of(frame.deadline());
        return step.timeout()
                .map(setting -> outer.andWithin(
                        Durations.parse(setting.value(scope).text()).orElseThrow()))
                .orElse(outer);
    }
}
