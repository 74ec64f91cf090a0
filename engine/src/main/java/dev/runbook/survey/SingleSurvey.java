package dev.runbook.survey;

import dev.runbook.action.Operation;
import dev.runbook.action.Result;
import dev.runbook.action.Subject;
import dev.runbook.plan.Results;
import dev.runbook.procedure.Call;
import dev.runbook.procedure.Step;
import dev.runbook.value.Value;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What an action written in Java comes to on a host. */
final class SingleSurvey {

    private final Field field;
    private final Turn turn;
    private final Step step;
    private final Outlook outlook;
    private final Optional<Frame.Doubt> doubt;
    private final Names names;
    private Optional<Subject> subject = Optional.empty();

    SingleSurvey(Field field, Turn turn, Outlook outlook, Optional<Frame.Doubt> doubt) {
        this.field = field;
        this.turn = turn;
        this.step = turn.step();
        this.outlook = outlook;
        this.doubt = doubt;
        this.names = turn.names();
    }

    /** What it changes, if it changes anything; empty if that may be anything. */
    Optional<Subject> subject() {
        return subject;
    }

    Attempted attempt(Call call) {
        Known<Operation> known = names.ask(scope -> turn.operation(field, call, scope));
        if (known.isUnknown()) {
            return unknown(call, known.doubt().orElseThrow());
        }
        Operation operation = known.value().orElseThrow();
        Sighting sighting =
                known.doubt().map(reason -> graded(operation).depending(reason)).orElseGet(() -> graded(operation));
        subject = sighting.subject();
        boolean harmless = operation.readOnly() || step.changesNothing();
        AuthorsView.Verdict verdict = new AuthorsView(step, names, doubt.isEmpty()).of(sighting, harmless);
        Draft draft = Draft.of(verdict.sighting(), operation.summary(), harmless, fingerprint(operation));
        boolean ignored = step.verdict().ignoreErrors();
        return new Attempted(
                verdict.failure().map(draft::failing).orElse(draft),
                sighting.asNow(),
                verdict.sighting().changed(),
                learned(verdict),
                verdict.failure().isPresent() && !ignored,
                assigned(call));
    }

    private Attempted unknown(Call call, String reason) {
        Draft draft = new Draft(Grade.DEPENDS).because(reason);
        return new Attempted(
                draft.harmless(step.changesNothing()),
                Grade.RUN,
                step.changesNothing() ? Optional.of(false) : Optional.empty(),
                Learned.NOTHING,
                false,
                assigned(call));
    }

    private Sighting graded(Operation operation) {
        if (turn.frame().undo()) {
            return Sighting.running(Optional.empty())
                    .with(operation instanceof Operation.Confirm ? Grade.ASK : Grade.RUN);
        }
        boolean blind = doubt.filter(Frame.Doubt::blind).isPresent();
        Grading grading =
                new Grading(field.lookout(), turn.target(), turn.key(), outlook.changes(), turn.steady(), blind);
        return step.conditions()
                .check()
                .map(check -> checked(grading, operation, check))
                .orElseGet(() -> grading.of(operation));
    }

    private Sighting checked(Grading grading, Operation operation, Call call) {
        Known<Operation> check =
                names.ask(scope -> turn.operation(field, call, scope).onlyReading());
        Sighting sighting = check.value()
                .map(look -> grading.of(operation, look))
                .orElseGet(() -> grading.of(operation).because("unless its check succeeds"));
        return check.doubt().map(sighting::depending).orElse(sighting);
    }

    private Learned learned(AuthorsView.Verdict verdict) {
        boolean certain = doubt.isEmpty() && verdict.sighting().grade() != Grade.DEPENDS;
        boolean stops = verdict.failure().isPresent() && !step.verdict().ignoreErrors();
        if (stops) {
            return Learned.NOTHING;
        }
        Known<Result> result = verdict.sighting().result();
        Learned learned = result.isUnknown()
                ? Learned.sure(half(verdict.sighting().changed()))
                : Learned.of(result.map(known -> Results.of(known, Duration.ZERO, 1)));
        return certain ? learned : learned.inDoubt();
    }

    private Value half(Optional<Boolean> changed) {
        Map<String, Value> known = new LinkedHashMap<>();
        changed.ifPresent(counts -> known.put("changed", Value.of(counts)));
        known.put("skipped", Value.FALSE);
        if (!step.verdict().ignoreErrors()) {
            known.put("failed", Value.FALSE);
        }
        return HalfKnown.of(step.register().orElse("result"), known);
    }

    /** The names that {@code set} gives values to, each as far as it is known. */
    private Map<String, Learned> assigned(Call call) {
        Map<String, Learned> assigned = new LinkedHashMap<>();
        if (call.action().spec().open()) {
            call.arguments().writtenNames().forEach(name -> {
                Learned value = Learned.of(names.ask(scope -> call.arguments().value(name, scope)));
                assigned.put(name, doubt.isPresent() ? value.inDoubt() : value);
            });
        }
        return assigned;
    }

    private Optional<String> fingerprint(Operation operation) {
        return field.lookout().isOffline()
                ? Optional.empty()
                : Optional.of(new Fingerprint(turn.target(), field.plan().secrets()::mask).of(operation));
    }
}
