package dev.runbook.run;

import dev.runbook.action.Operation;
import dev.runbook.action.Result;
import dev.runbook.inventory.Host;
import dev.runbook.journal.Outcome;
import dev.runbook.journal.StepPath;
import dev.runbook.plan.Layers;
import dev.runbook.plan.RunbookSituation;
import dev.runbook.procedure.Body;
import dev.runbook.procedure.Call;
import dev.runbook.procedure.CustomAction;
import dev.runbook.procedure.Step;
import dev.runbook.procedure.Surroundings;
import dev.runbook.remote.Become;
import dev.runbook.remote.Connection;
import dev.runbook.remote.ShellCommand;
import dev.runbook.template.Scope;
import dev.runbook.template.Templated;
import dev.runbook.template.Unrenderable;
import dev.runbook.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What a step does on one host: performs the operation of an action, or walks the steps of a YAML action. */
final class Work {

    private final RunContext context;
    private final Walk walk;
    private final Step step;
    private final Host host;
    private final Frame frame;
    private final StepPath path;
    private final Layers layers;
    private final Deadline deadline;
    private final List<Surroundings> surroundings;
    private final Map<String, Value> assigned = new LinkedHashMap<>();

    Work(
            RunContext context,
            Walk walk,
            Step step,
            Host host,
            Frame frame,
            StepPath path,
            Layers layers,
            Deadline deadline) {
        this.context = context;
        this.walk = walk;
        this.step = step;
        this.host = host;
        this.frame = frame;
        this.path = path;
        this.layers = layers;
        this.deadline = deadline;
        this.surroundings = Stream.concat(frame.surroundings().stream(), Stream.of(step.surroundings()))
                .toList();
    }

    /** What is about to be done, rendered; it can be done several times. */
    interface Prepared {
        String summary();

        Ended perform();
    }

    Map<String, Value> assigned() {
        return assigned;
    }

    /** Renders everything, so that nothing has happened if a name is missing. */
    Prepared prepare() {
        Scope scope = context.scope(host, layers, frame);
        return step.body().answer(new Body.Question<>() {
            @Override
            public Prepared about(Body.Single single) {
                return prepared(surrounded(operation(single.call(), scope), scope), scope);
            }

            @Override
            public Prepared about(Body.Custom custom) {
                return prepared(
                        custom, arguments(custom, scope), step.placement().delegate(scope));
            }

            @Override
            public Prepared about(Body.Block block) {
                throw new IllegalStateException("a block is walked, not performed");
            }
        });
    }

    /** The outcome of a step whose check says that it is done; empty if it has to be done. */
    Optional<Ended> alreadyDone(Call check) {
        Scope scope = context.scope(host, layers, frame);
        Ended looked = performer(scope).perform(surrounded(operation(check, scope), scope));
        if (looked.kind() == Outcome.Kind.UNREACHABLE || looked.kind() == Outcome.Kind.IN_DOUBT) {
            return Optional.of(Ended.of(Outcome.Kind.UNREACHABLE, looked.result()));
        }
        return looked.failed()
                ? Optional.empty()
                : Optional.of(Ended.of(looked.result().withChanged(false)));
    }

    private Operation operation(Call call, Scope scope) {
        return call.operation(
                scope,
                new RunbookSituation(host, scope, context.plan().procedure().library(), step.span()));
    }

    private Prepared prepared(Operation operation, Scope scope) {
        return new Prepared() {
            @Override
            public String summary() {
                return operation.summary();
            }

            @Override
            public Ended perform() {
                Performer performer = performer(scope);
                Ended ended = performer.perform(operation);
                assigned.putAll(performer.assigned());
                return operation.readOnly() ? ended.withTraces(false) : ended;
            }
        };
    }

    private Prepared prepared(Body.Custom custom, Map<String, Value> arguments, Optional<String> delegate) {
        return new Prepared() {
            @Override
            public String summary() {
                return custom.action().spec().name() + " "
                        + Value.map(arguments).text();
            }

            @Override
            public Ended perform() {
                return call(custom.action(), arguments, delegate);
            }
        };
    }

    private Map<String, Value> arguments(Body.Custom custom, Scope scope) {
        Map<String, Value> arguments = custom.arguments().values(scope);
        custom.action().secrets().stream()
                .filter(arguments::containsKey)
                .forEach(name -> context.plan().secrets().add(arguments.get(name)));
        return arguments;
    }

    private Ended call(CustomAction action, Map<String, Value> arguments, Optional<String> delegate) {
        Layers inside = layers.insideAction(path.toString(), action.defaults(), arguments);
        Frame called =
                frame.calling(path, inside, step.surroundings(), deadline.end()).delegated(delegate);
        hideSecretDefaults(action, inside);
        Walked walked = walk.steps(action.steps(), List.of(host), called);
        return walked.failures().isEmpty()
                ? Ended.of(result(action, inside)
                        .withChanged(walked.changed() && !action.spec().readOnly()))
                : failure(walked);
    }

    private void hideSecretDefaults(CustomAction action, Layers inside) {
        Scope scope = context.scope(host, inside, frame);
        action.secrets()
                .forEach(name -> scope.find(name).ifPresent(context.plan().secrets()::add));
    }

    private Result result(CustomAction action, Layers inside) {
        Scope scope = context.scope(host, inside, frame);
        Result result = Result.OK;
        for (Map.Entry<String, Templated> fact : action.result().entrySet()) {
            result = result.with(fact.getKey(), fact.getValue().render(scope));
        }
        return result;
    }

    /** The action failed as its inner step did; if the host was lost half-way, nobody knows what it left behind. */
    private static Ended failure(Walked walked) {
        Walked.Failure inner = walked.failures().get(0);
        String why = inner.title() + ": " + inner.outcome().reason().orElse("failed");
        Outcome.Kind kind = inner.outcome().kind();
        if (kind != Outcome.Kind.FAILED && walked.changed()) {
            kind = kind == Outcome.Kind.UNREACHABLE ? Outcome.Kind.IN_DOUBT : Outcome.Kind.FAILED;
        }
        return Ended.of(kind, InnerResult.of(inner.outcome().result()).failing(why))
                .withTraces(walked.changed() || inner.outcome().traces());
    }

    private Operation surrounded(Operation operation, Scope scope) {
        Become become = context.hosts().become(host, scope, surroundings);
        Map<String, String> environment = context.hosts().environment(scope, surroundings);
        UnaryOperator<ShellCommand> change =
                command -> command.withEnvironment(environment).as(become);
        Operation surrounded = operation.with(change);
        return step.readOnly() ? surrounded.onlyReading() : surrounded;
    }

    private Performer performer(Scope scope) {
        LiveOutput output = new LiveOutput(context, path.toString(), host.name(), frame.hides(step));
        Gatekeeper gatekeeper = new Gatekeeper(context, path.toString());
        return new Performer(connection(scope), context.ports().http(), output, deadline, gatekeeper);
    }

    private Connection connection(Scope scope) {
        Optional<String> delegate = step.placement().delegate(scope).or(frame::delegate);
        return delegate.isEmpty() ? context.hosts().connection(host) : elsewhere(delegate.get());
    }

    private Connection elsewhere(String name) {
        return context.hosts()
                .named(name)
                .orElseThrow(() -> new Unrenderable(
                        step.span(), "`delegate_to` names `" + name + "`, which is no host of the inventory"));
    }
}
