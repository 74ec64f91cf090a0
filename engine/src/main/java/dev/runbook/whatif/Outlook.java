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
import dev.runbook.procedure.Retry;
import dev.runbook.procedure.Step;
import dev.runbook.template.Condition;
import dev.runbook.template.Scope;
import dev.runbook.template.Variables;
import dev.runbook.value.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What of conditions, loops, arguments and operations is known before the run. Contacts nobody. */
final class Outlook {

    private static final int RETRIES = 3;

    private final Plan plan;
    private final HostScopes scopes;

    Outlook(Plan plan) {
        this.plan = plan;
        this.scopes = plan.scopes().withUnknown(LearnedNames.of(plan.procedure()));
    }

    Variables names(Host host, Layers layers) {
        return scopes.of(host, layers, Memory.EMPTY);
    }

    /** What is not written holds. */
    Known<Boolean> holds(Optional<Condition> condition, Host host, Layers layers) {
        return condition
                .map(written -> Known.of(() -> written.holds(names(host, layers))))
                .orElseGet(() -> new Known<>(Optional.of(true), Optional.empty()));
    }

    /** A condition on a result that nobody knows yet. */
    Known<Boolean> judges(Condition condition, Host host, Layers layers) {
        return Known.of(() -> condition.holds(names(host, layers).withUnknown(Set.of("result"))));
    }

    Known<List<Value>> items(Loop loop, Host host, Layers layers) {
        return Known.of(() -> loop.items(names(host, layers)));
    }

    /** How often the step is tried at most. */
    int attempts(Step step, Host host, Layers layers) {
        if (step.retry().isEmpty()) {
            return 1;
        }
        Retry retry = step.retry().get();
        return 1
                + retry.retries()
                        .map(setting -> Known.of(() -> setting.count(names(host, layers)))
                                .orElse(RETRIES))
                        .orElse(RETRIES);
    }

    Optional<String> delegate(Step step, Host host, Layers layers) {
        return Known.of(() -> step.placement().delegate(names(host, layers)))
                .orElse(step.placement().delegateTo().map(Object::toString));
    }

    /** The operation of a call; empty if it hangs on something. */
    Optional<Operation> operation(Step step, Call call, Host host, Layers layers) {
        Scope scope = names(host, layers);
        RunbookSituation situation =
                new RunbookSituation(host, scope, plan.procedure().library(), step.span());
        return Known.of(() -> call.operation(scope, situation)).value();
    }

    Deed deed(Step step, Call call, Host host, Layers layers) {
        return operation(step, call, host, layers)
                .map(step.readOnly() ? Operation::onlyReading : operation -> operation)
                .map(Deed::of)
                .orElseGet(() ->
                        step.readOnly() ? Deed.READING : ofKind(call.action().spec()));
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
        return turn.step().body().answer(new Body.Question<>() {
            @Override
            public Optional<String> about(Body.Single single) {
                return operation(turn.step(), single.call(), turn.host(), turn.layers())
                        .map(Operation::summary);
            }

            @Override
            public Optional<String> about(Body.Custom custom) {
                String name = custom.action().spec().name();
                return Known.of(() -> custom.arguments().values(names(turn.host(), turn.layers())))
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
    Layers inside(Body.Custom custom, String path, Host host, Layers layers) {
        Map<String, Value> arguments = custom.arguments().valuesKnown(names(host, layers));
        Set<String> unknown = new HashSet<>(custom.arguments().writtenNames());
        unknown.removeAll(arguments.keySet());
        unknown.addAll(LearnedNames.of(custom.action().steps()));
        return layers.insideAction(path, custom.action().defaults(), arguments).expecting(unknown);
    }
}
