package dev.runbook.survey;

import dev.runbook.action.Summary;
import dev.runbook.inventory.Host;
import dev.runbook.journal.StepPath;
import dev.runbook.plan.Results;
import dev.runbook.procedure.Body;
import dev.runbook.procedure.Step;
import dev.runbook.template.Condition;
import dev.runbook.template.Unrenderable;
import dev.runbook.value.Secrets;
import dev.runbook.value.Value;
import dev.runbook.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One step on one host, from its {@code when} to what it registers, as far as it is known before the run. */
final class HostSurvey {

    private final Field field;
    private final Walk walk;
    private final Step step;
    private final Host host;
    private final boolean first;
    private final Frame frame;
    private final Stand stand;
    private final Names names;
    private final Found found;
    private final Map<String, Learned> learned = new LinkedHashMap<>();
    private final List<Stand> owed = new ArrayList<>();
    private Outlook outlook;

    /** @param first whether no other host of the step comes before: what undoes it elsewhere is shown once */
    HostSurvey(Field field, Walk walk, Step step, Host host, boolean first, Frame frame, Outlook outlook, Found found) {
        this.field = field;
        this.walk = walk;
        this.step = step;
        this.host = host;
        this.first = first;
        this.frame = frame;
        this.stand = frame.stand().withVars(step.vars());
        this.outlook = outlook;
        this.found = found;
        this.names = field.names(host, stand, outlook);
    }

    /** @return what is known when the step is done here */
    Outlook outlook() {
        survey();
        outlook = outlook.learning(List.of(host.name()), stand.sure().path(), learned);
        if (!frame.undo()) {
            owed.forEach(this::undo);
        }
        return outlook;
    }

    /** The names that the step gave values to. */
    Map<String, Learned> learned() {
        return learned;
    }

    /** Whether it is possible that the step runs here. */
    boolean mayWant() {
        try {
            return wanted(step.conditions().when()).certain().orElse(true);
        } catch (Unrenderable e) {
            return true;
        }
    }

    private void survey() {
        Optional<Frame.Doubt> outer = frame.doubt(host);
        try {
            Known<Boolean> wanted = wanted(step.conditions().when());
            if (wanted.isSure() && !wanted.value().orElseThrow()) {
                skip("as `" + step.conditions().when().orElseThrow().text() + "` is false");
                return;
            }
            boolean skippedNow = wanted.value().filter(Boolean.FALSE::equals).isPresent();
            Optional<Frame.Doubt> doubt = outer.or(() ->
                    wanted.doubt().map(reason -> new Frame.Doubt(reason, skippedNow || wanted.isUnknown())));
            if (skippedNow) {
                skippedNow(doubt.orElseThrow());
            } else if (step.loop().isPresent()) {
                loop(doubt);
            } else {
                once(doubt);
            }
        } catch (Unrenderable e) {
            mistaken(e, outer);
        }
    }

    private Known<Boolean> wanted(Optional<Condition> when) {
        return when.map(condition -> names(stand).ask(condition::holds)).orElse(Known.sure(true));
    }

    /** Those of the step itself are asked for often; a loop's items know more. */
    private Names names(Stand there) {
        return there == stand ? names : field.names(host, there, outlook);
    }

    private void skip(String reason) {
        add(Optional.empty(), path(), new Draft(Grade.SKIP).because(reason), Optional.of(false), Grade.SKIP);
        register(Learned.sure(Results.skipped()));
    }

    /** As things are now, it would be skipped. What it may change is worth knowing nevertheless. */
    private void skippedNow(Frame.Doubt doubt) {
        if (step.body() instanceof Body.Single && step.loop().isEmpty()) {
            Attempt attempt =
                    new Attempt(field, walk, new Turn(step, host, frame, stand, names, path(), found), outlook);
            Attempted attempted = attempt.attempt(Optional.of(doubt));
            outlook = outlook.changedAs(attempt.outlook());
            add(Optional.empty(), path(), attempted.draft().now("would be skipped"), attempted.changed(), Grade.SKIP);
            learned.putAll(attempted.assigned());
            owed.add(stand);
        } else {
            closed(new Draft(Grade.DEPENDS).because(doubt.reason()).now("would be skipped"), Grade.SKIP);
        }
        register(Learned.sure(Results.skipped()).inDoubt());
    }

    /** Nobody looks closer. */
    private void closed(Draft draft, Grade asNow) {
        add(Optional.empty(), path(), draft.harmless(step.changesNothing()), Optional.empty(), asNow);
        mayHaveChanged();
    }

    private void mistaken(Unrenderable e, Optional<Frame.Doubt> doubt) {
        Draft draft = doubt.map(reason -> new Draft(Grade.DEPENDS).because(reason.reason()))
                .orElseGet(() -> frame.undo()
                        ? new Draft(Grade.DEPENDS).because(e.getMessage())
                        : new Draft(Grade.RUN).failing(e.getMessage()).harmless());
        add(Optional.empty(), path(), draft, Optional.empty(), Grade.RUN);
        register(Learned.NOTHING);
    }

    private void once(Optional<Frame.Doubt> doubt) {
        Attempted attempted = attempt(Optional.empty(), path(), stand, doubt);
        learned.putAll(attempted.assigned());
        register(attempted.result());
    }

    private void loop(Optional<Frame.Doubt> doubt) {
        Known<List<Value>> items =
                names(stand).ask(scope -> step.loop().orElseThrow().items(scope));
        if (items.isUnknown()) {
            String reason =
                    doubt.map(Frame.Doubt::reason).orElseGet(() -> items.doubt().orElseThrow());
            closed(new Draft(Grade.DEPENDS).because(reason), Grade.RUN);
            register(Learned.NOTHING);
            return;
        }
        Optional<Frame.Doubt> all = doubt.or(() -> items.doubt().map(reason -> new Frame.Doubt(reason, false)));
        register(items(items, all));
    }

    /** The results of all items; stops where one will fail, as the run does. */
    private Learned items(Known<List<Value>> items, Optional<Frame.Doubt> doubt) {
        List<Value> values = items.value().orElseThrow();
        if (values.isEmpty()) {
            add(
                    Optional.empty(),
                    path(),
                    new Draft(Grade.SKIP).because("as its loop is empty"),
                    Optional.of(false),
                    Grade.SKIP);
            Learned nothing = Learned.sure(Results.skipped());
            return items.isSure() ? nothing : nothing.inDoubt();
        }
        List<Attempted> attempts = new ArrayList<>();
        for (int index = 0; index < values.size(); index++) {
            Value item = values.get(index);
            Known<Value> known = items.isSure()
                    ? Known.sure(item)
                    : Known.now(item, items.doubt().orElseThrow());
            Stand there = stand.with(step.loop().orElseThrow().variable(), known)
                    .with("loop_index", Known.sure(Value.of(index)));
            attempts.add(attempt(Optional.of(item), frame.call().thenItem(step.id(), index), there, doubt));
            if (attempts.get(index).fails()) {
                return Learned.NOTHING;
            }
        }
        learned.putAll(attempts.get(attempts.size() - 1).assigned());
        Learned results =
                Learned.list(attempts.stream().map(Attempted::result).toList(), list -> loopResult(list, attempts));
        return items.isSure() ? results : results.inDoubt();
    }

    private Value loopResult(List<Value> results, List<Attempted> attempts) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("results", Value.list(results));
        fields.put("failed", Value.FALSE);
        fields.put("skipped", Value.FALSE);
        if (attempts.stream().anyMatch(each -> each.changed().equals(Optional.of(true)))) {
            fields.put("changed", Value.TRUE);
        } else if (attempts.stream().allMatch(each -> each.changed().equals(Optional.of(false)))) {
            fields.put("changed", Value.FALSE);
        } else {
            return HalfKnown.of(step.register().orElse("results"), fields);
        }
        return Value.map(fields);
    }

    private Attempted attempt(Optional<Value> item, StepPath path, Stand there, Optional<Frame.Doubt> doubt) {
        Attempt attempt =
                new Attempt(field, walk, new Turn(step, host, frame, there, names(there), path, found), outlook);
        Attempted attempted = attempt.attempt(doubt);
        outlook = outlook.changedAs(attempt.outlook());
        add(item, path, attempted.draft(), attempted.changed(), attempted.asNow());
        notify(attempted);
        owed.add(there);
        return attempted;
    }

    private void notify(Attempted attempted) {
        if (attempted.changed().equals(Optional.of(false)) || attempted.fails()) {
            return;
        }
        boolean sure = attempted.changed().equals(Optional.of(true))
                && attempted.draft().grade() != Grade.DEPENDS;
        step.notifies().stream()
                .map(Node.Scalar::text)
                .forEach(handler -> found.add(new Found.Notice(handler, host.name(), step.name(), sure)));
    }

    private void undo(Stand there) {
        List<Step> here = step.rollback().stream()
                .filter(undo -> first || undo.placement().hosts().isEmpty())
                .toList();
        if (!here.isEmpty()) {
            walk.steps(here, List.of(host), frame.undoing(step, there), outlook, found);
        }
    }

    private void mayHaveChanged() {
        if (!step.changesNothing()) {
            outlook = outlook.changing(Change.by(step, frame.keyOf(step), host.name(), Optional.empty()));
        }
    }

    private void register(Learned result) {
        step.register().ifPresent(name -> learned.put(name, result));
    }

    private StepPath path() {
        return frame.call().then(step.id());
    }

    private void add(Optional<Value> item, StepPath path, Draft draft, Optional<Boolean> changed, Grade asNow) {
        boolean hidden = frame.hides(step);
        Draft shown = hidden ? draft.hidden() : draft;
        Optional<String> label = item.map(value -> hidden ? Secrets.MASK : Summary.line(HalfKnown.text(value)));
        boolean ignored = step.verdict().ignoreErrors();
        found.add(new Found.Entry(
                frame.keyOf(step),
                frame.call().toString(),
                shown.line(host.name(), path.toString(), label, ignored),
                asNow,
                changed,
                ignored));
    }
}
