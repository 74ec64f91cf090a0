package dev.runbook.whatif;

import dev.runbook.action.ActionSpec;
import dev.runbook.action.Operation;
import dev.runbook.inventory.Host;
import dev.runbook.plan.HostScopes;
import dev.runbook.plan.Layers;
import dev.runbook.plan.LearnedNames;
import dev.runbook.plan.Memory;
import dev.runbook.plan.Plan;
import dev.runbook.plan.RunbookSituation;
import dev.runbook.procedure.Body;
import dev.runbook.procedure.Call;
import dev.runbook.procedure.Guard;
import dev.runbook.procedure.Loop;
import dev.runbook.procedure.Placement;
import dev.runbook.procedure.Retry;
import dev.runbook.template.Condition;
import dev.runbook.template.Scope;
import dev.runbook.template.Variables;
import dev.runbook.value.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What of conditions, loops, arguments and operations is known before the run. Contacts nobody, and looks at each turn
 * once, however many failures are supposed.
 */
final class Outlook {

    private static final int RETRIES = 3;
    private static final Known<Boolean> HOLDS = new Known<>(Optional.of(true), Optional.empty());

    private final Plan plan;
    private final HostScopes scopes;
    private final Map<String, Known<Boolean>> conditions = new HashMap<>();
    private final Map<String, Known<List<Value>>> loops = new HashMap<>();
    private final Map<String, Deed> deeds = new HashMap<>();
    private final Map<String, Layers> insides = new HashMap<>();
    private final Map<String, Optional<String>> doings = new HashMap<>();

    Outlook(Plan plan) {
        this.plan = plan;
        this.scopes = plan.scopes().withUnknown(LearnedNames.of(plan.procedure()));
    }

    /** Whether the step is wanted there; what is not written holds. */
    Known<Boolean> when(Turn turn) {
        Optional<Condition> when = turn.step().conditions().when();
        return when.isEmpty()
                ? HOLDS
                : conditions.computeIfAbsent(turn.key(), key -> holds(when, turn.host(), turn.layers()));
    }

    Known<Boolean> holds(Optional<Condition> condition, Host host, Layers layers) {
        return condition
                .map(written -> Known.of(() -> written.holds(names(host, layers))))
                .orElse(HOLDS);
    }

    /** A condition on a result that nobody knows yet. */
    Known<Boolean> judges(Condition condition, Turn turn) {
        return conditions.computeIfAbsent(
                turn.key() + " " + condition,
                key -> Known.of(() -> condition.holds(names(turn).withUnknown(Set.of("result")))));
    }

    Known<List<Value>> items(Loop loop, Turn turn) {
        return loops.computeIfAbsent(turn.key(), key -> Known.of(() -> loop.items(names(turn))));
    }

    /** How often the step is tried at most. */
    int attempts(Turn turn) {
        if (turn.step().retry().isEmpty()) {
            return 1;
        }
        Retry retry = turn.step().retry().get();
        return 1
                + retry.retries()
                        .map(setting ->
                                Known.of(() -> setting.count(names(turn))).orElse(RETRIES))
                        .orElse(RETRIES);
    }

    Optional<String> delegate(Turn turn) {
        Placement placement = turn.step().placement();
        return placement.delegateTo().isEmpty()
                ? Optional.empty()
                : Known.of(() -> placement.delegate(names(turn)))
                        .orElse(placement.delegateTo().map(Object::toString));
    }

    Deed deed(Call call, Turn turn) {
        return deeds.computeIfAbsent(turn.key(), key -> look(call, turn));
    }

    private Deed look(Call call, Turn turn) {
        boolean readOnly = turn.step().readOnly();
        return operation(call, turn)
                .map(readOnly ? Operation::onlyReading : operation -> operation)
                .map(Deed::of)
                .orElseGet(() -> readOnly ? Deed.READING : ofKind(call.action().spec()));
    }

    /** The operation of a call; empty if it hangs on something. */
    private Optional<Operation> operation(Call call, Turn turn) {
        Scope scope = names(turn);
        RunbookSituation situation = new RunbookSituation(
                turn.host(), scope, plan.procedure().library(), turn.step().span());
        return Known.of(() -> call.operation(scope, situation)).value();
    }

    private Variables names(Turn turn) {
        return names(turn.host(), turn.layers());
    }

    private Variables names(Host host, Layers layers) {
        return scopes.of(host, layers, Memory.EMPTY);
    }

    /** Why a guard that needs no look at a host does not hold; empty if it does, or if only the run will know. */
    Optional<String> violation(Guard guard, Host host, Layers layers) {
        if (guard.probe().isPresent() || !holds(guard.that(), host, layers).is(false)) {
            return Optional.empty();
        }
        Optional<String> message = guard.message()
                .flatMap(text ->
                        Known.of(() -> text.render(names(host, layers)).text()).value());
        return Optional.of(message.orElseGet(() -> guard.that().orElseThrow().text()));
    }

    /** What a turn does, in the words of the plan; empty if they hang on something. */
    Optional<String> doing(Turn turn) {
        return doings.computeIfAbsent(turn.key(), key -> words(turn));
    }

    private Optional<String> words(Turn turn) {
        return turn.step().body().answer(new Body.Question<>() {
            @Override
            public Optional<String> about(Body.Single single) {
                return operation(single.call(), turn).map(Operation::summary);
            }

            @Override
            public Optional<String> about(Body.Custom custom) {
                String name = custom.action().spec().name();
                return Known.of(() -> custom.arguments().values(names(turn)))
                        .value()
                        .map(arguments -> name + " " + Value.map(arguments).text());
            }

            @Override
            public Optional<String> about(Body.Block block) {
                return Optional.empty();
            }
        });
    }

    private static Deed ofKind(ActionSpec spec) {
        return switch (spec.name()) {
            case "commit" -> Deed.COMMITTING;
            case "confirm" -> Deed.ASKING;
            case "command", "shell", "script", "http" -> Deed.RUNNING;
            default -> spec.readOnly() ? Deed.READING : Deed.CONVERGING;
        };
    }

    /** The names inside a YAML action; arguments that are not known yet are names all the same. */
    Layers inside(Body.Custom custom, Turn turn) {
        return insides.computeIfAbsent(turn.key(), key -> entered(custom, turn));
    }

    private Layers entered(Body.Custom custom, Turn turn) {
        Map<String, Value> arguments = custom.arguments().valuesKnown(names(turn));
        Set<String> unknown = new HashSet<>(custom.arguments().writtenNames());
        unknown.removeAll(arguments.keySet());
        unknown.addAll(LearnedNames.of(custom.action().steps()));
        return turn.layers()
                .insideAction(turn.path().toString(), custom.action().defaults(), arguments)
                .expecting(unknown);
    }
}
