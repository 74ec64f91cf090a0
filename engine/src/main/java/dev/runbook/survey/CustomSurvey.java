package dev.runbook.survey;

import dev.runbook.action.Operation;
import dev.runbook.action.Result;
import dev.runbook.plan.Layers;
import dev.runbook.plan.Results;
import dev.runbook.plan.ShellSettings;
import dev.runbook.procedure.Body;
import dev.runbook.procedure.Call;
import dev.runbook.procedure.CustomAction;
import dev.runbook.procedure.Step;
import dev.runbook.template.Scope;
import dev.runbook.template.Unrenderable;
import dev.runbook.value.Value;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What an action written in YAML comes to on a host: its steps are walked as the run walks them. */
final class CustomSurvey {

    private final Field field;
    private final Walk walk;
    private final Turn turn;
    private final Step step;
    private final Names names;
    private Outlook outlook;
    private Optional<Frame.Doubt> doubt;

    CustomSurvey(Field field, Walk walk, Turn turn, Outlook outlook, Optional<Frame.Doubt> doubt) {
        this.field = field;
        this.walk = walk;
        this.turn = turn;
        this.step = turn.step();
        this.outlook = outlook;
        this.doubt = doubt;
        this.names = turn.names();
    }

    /** What is known when it is done. */
    Outlook outlook() {
        return outlook;
    }

    Attempted attempt(Body.Custom custom) {
        CustomAction action = custom.action();
        Map<String, Known<Value>> arguments = arguments(custom);
        String does = action.spec().name() + " " + shown(arguments);
        if (turn.frame().undo() || !field.insideActions()) {
            return closed(does);
        }
        Optional<Sighting> done = step.conditions().check().flatMap(this::done);
        if (done.isPresent()) {
            Draft draft = Draft.of(done.get(), does, step.changesNothing(), Optional.empty());
            Known<Result> result = done.get().result();
            return new Attempted(
                    draft,
                    Grade.OK,
                    Optional.of(false),
                    Learned.of(result.map(known -> Results.of(known, Duration.ZERO, 1))),
                    false,
                    Map.of());
        }
        return inside(action, arguments, does);
    }

    private Map<String, Known<Value>> arguments(Body.Custom custom) {
        Map<String, Known<Value>> arguments = new LinkedHashMap<>();
        custom.arguments()
                .writtenNames()
                .forEach(name -> arguments.put(
                        name, names.ask(scope -> custom.arguments().value(name, scope))));
        custom.action().secrets().stream()
                .flatMap(name -> Optional.ofNullable(arguments.get(name)).stream())
                .forEach(secret -> secret.value()
                        .filter(HalfKnown::isWhole)
                        .ifPresent(field.plan().secrets()::add));
        return arguments;
    }

    private static String shown(Map<String, Known<Value>> arguments) {
        Map<String, Value> values = new LinkedHashMap<>();
        arguments.forEach((name, value) ->
                values.put(name, value.value().filter(HalfKnown::isWhole).orElse(Value.of("…"))));
        return Value.map(values).text();
    }

    /** Nobody looks inside. */
    private Attempted closed(String does) {
        Draft draft = new Draft(Grade.RUN).doing(does);
        if (!step.changesNothing() && !turn.frame().undo()) {
            outlook = outlook.changing(Change.by(step, turn.key(), turn.target(), Optional.empty()));
        }
        return new Attempted(
                draft.harmless(step.changesNothing()), Grade.RUN, Optional.empty(), Learned.NOTHING, false, Map.of());
    }

    /** That the check succeeds, if it does for certain; what it says only now makes the rest doubtful. */
    private Optional<Sighting> done(Call call) {
        Known<Operation> check =
                names.ask(scope -> turn.operation(field, call, scope).onlyReading());
        boolean blind = doubt.filter(Frame.Doubt::blind).isPresent();
        Grading grading =
                new Grading(field.lookout(), turn.target(), turn.key(), outlook.changes(), turn.steady(), blind);
        Optional<Sighting> looked = check.value().map(grading::of);
        Known<Result> result = looked.map(Sighting::result).orElseGet(() -> Known.unknown("on its check"));
        boolean sure = result.isSure() && check.isSure();
        boolean succeeds = result.value().filter(end -> !end.failed()).isPresent();
        if (sure && succeeds) {
            return looked.map(seen -> seen.because("its check succeeds").seeing("check", "done"));
        }
        if (!sure && doubt.isEmpty()) {
            doubt = Optional.of(new Frame.Doubt("on its check", false));
        }
        return Optional.empty();
    }

    private Attempted inside(CustomAction action, Map<String, Known<Value>> arguments, String does) {
        Stand inside = stand(action, arguments);
        Frame inner = new Frame(
                inside,
                List.of(),
                turn.path(),
                turn.key(),
                turn.frame().hides(step),
                doubt.map(reason -> Map.of(turn.host().name(), reason)).orElse(Map.of()),
                false);
        Found own = new Found();
        own.enter(turn.key());
        hideSecrets(action, inside);
        Outlook after = walk.steps(action.steps(), List.of(turn.host()), inner, outlook, own);
        Attempted attempted =
                summed(action, Sum.of(own, turn.path().toString()), field.names(turn.host(), inside, after), does);
        outlook = after;
        if (step.verdict().ignoreErrors() || attempted.draft().failure().isEmpty()) {
            turn.found().addRescued(own);
        } else {
            turn.found().add(own);
        }
        return attempted;
    }

    private void hideSecrets(CustomAction action, Stand inside) {
        Names all = field.names(turn.host(), inside, outlook);
        action.secrets()
                .forEach(name -> all.ask(scope -> scope.find(name))
                        .value()
                        .flatMap(Function.identity())
                        .filter(HalfKnown::isWhole)
                        .ifPresent(field.plan().secrets()::add));
    }

    private Stand stand(CustomAction action, Map<String, Known<Value>> arguments) {
        String path = turn.path().toString();
        Stand stand = turn.stand();
        ShellSettings settings = names.ask(scope -> turn.frame().with(stand).settings(step, scope))
                .value()
                .orElse(stand.settings());
        return new Stand(
                inside(stand.sure(), path, action, arguments, Known::certain),
                inside(stand.now(), path, action, arguments, Known::value),
                settings,
                turn.delegate().or(stand::elsewhere));
    }

    private static Layers inside(
            Layers layers,
            String path,
            CustomAction action,
            Map<String, Known<Value>> arguments,
            Function<Known<Value>, Optional<Value>> which) {
        Map<String, Value> values = new LinkedHashMap<>();
        arguments.forEach((name, value) -> which.apply(value).ifPresent(known -> values.put(name, known)));
        Set<String> unknown = arguments.keySet().stream()
                .filter(name -> !values.containsKey(name))
                .collect(Collectors.toSet());
        return layers.insideAction(path, action.defaults(), values).expecting(unknown);
    }

    private Attempted summed(CustomAction action, Sum sum, Names inside, String does) {
        boolean harmless = step.changesNothing() || sum.harmless();
        Optional<String> failure = sum.failure(this::title);
        Optional<Boolean> changed = harmless ? Optional.of(false) : sum.changed();
        Draft draft = new Draft(sum.grade()).doing(does);
        if (sum.grade() == Grade.DEPENDS) {
            draft = draft.because(sum.doubt().orElse("on an earlier step")).now(Sighting.phrase(sum.asNow()));
        }
        ActionFacts facts = failure.isPresent() ? ActionFacts.NONE : facts(action, inside);
        draft = failure.map(draft::failing)
                .orElse(draft.differing(diff(action, inside)))
                .seeing(facts.seen());
        return new Attempted(
                draft.harmless(harmless),
                sum.asNow(),
                changed,
                failure.isPresent()
                        ? Learned.NOTHING
                        : facts.learned(step.register().orElse("result"), changed),
                failure.isPresent() && !step.verdict().ignoreErrors(),
                Map.of());
    }

    private String title(String key) {
        return ((Body.Custom) step.body())
                .action().steps().stream()
                        .flatMap(Step::withInner)
                        .filter(inner -> key.endsWith(">" + inner.id()))
                        .map(Step::name)
                        .findFirst()
                        .orElse(step.name());
    }

    private ActionFacts facts(CustomAction action, Names inside) {
        Map<String, Known<Value>> facts = new LinkedHashMap<>();
        action.result().forEach((name, template) -> facts.put(name, fact(inside, template::render)));
        return new ActionFacts(facts);
    }

    private static List<String> diff(CustomAction action, Names inside) {
        return action.diff().entrySet().stream()
                .flatMap(entry -> diff(entry.getValue(), inside).map(entry.getKey()::concat).stream())
                .toList();
    }

    /** What is not known is not shown; that it cannot be rendered is, and hinders nobody. */
    private static Optional<String> diff(CustomAction.Difference difference, Names inside) {
        try {
            Known<String> is = inside.ask(scope -> difference.is().render(scope).text());
            Known<String> wanted =
                    inside.ask(scope -> difference.wanted().render(scope).text());
            return is.value()
                    .flatMap(one -> wanted.value()
                            .filter(other -> !other.equals(one))
                            .map(other -> " " + one + ", wanted " + other));
        } catch (Unrenderable e) {
            return Optional.of(" is not known: " + e.getMessage());
        }
    }

    private Known<Value> fact(Names inside, Function<Scope, Value> template) {
        try {
            return inside.ask(template);
        } catch (Unrenderable e) {
            if (doubt.isPresent()) {
                return Known.unknown(doubt.get().reason());
            }
            throw e;
        }
    }
}
