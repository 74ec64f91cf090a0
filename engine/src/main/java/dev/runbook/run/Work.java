package dev.runbook.run;

import dev.runbook.action.Operation;
import dev.runbook.action.Result;
import dev.runbook.journal.Outcome;
import dev.runbook.journal.Workplace;
import dev.runbook.plan.Layers;
import dev.runbook.plan.RunbookSituation;
import dev.runbook.plan.ShellSettings;
import dev.runbook.procedure.Body;
import dev.runbook.procedure.Call;
import dev.runbook.procedure.CustomAction;
import dev.runbook.procedure.Step;
import dev.runbook.remote.Become;
import dev.runbook.template.Scope;
import dev.runbook.template.Templated;
import dev.runbook.template.Unrenderable;
import dev.runbook.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a step does on one host: performs the operation of an action, or walks the steps of a YAML action. */
final class Work {

    private final RunContext context;
    private final Walk walk;
    private final Turn turn;
    private final Step step;
    private final Deadline deadline;
    private final Map<String, Value> assigned;
    private final Scope names;
    private final Place place;

    /** @param assigned takes the names that {@code set} gives values to */
    Work(RunContext context, Walk walk, Turn turn, Deadline deadline, Map<String, Value> assigned) {
        this.context = context;
        this.walk = walk;
        this.turn = turn;
        this.step = turn.step();
        this.deadline = deadline;
        this.assigned = assigned;
        this.names = context.scope(turn);
        this.place = place();
    }

    /** What is about to be done, rendered; it can be done several times. */
    interface Prepared {
        String summary();

        /** Whether a run that was cut off in the middle of it may do it again. */
        boolean canBeRepeated();

        /** Whether it cannot have changed anything. */
        boolean changesNothing();

        /** @param attempt counts from 1 */
        Ended perform(int attempt);
    }

    /** Renders everything, so that nothing has happened if a name is missing. */
    Prepared prepare() {
        return step.body().answer(new Body.Question<>() {
            @Override
            public Prepared about(Body.Single single) {
                return prepared(operation(single.call()));
            }

            @Override
            public Prepared about(Body.Custom custom) {
                return prepared(custom.action(), arguments(custom));
            }

            @Override
            public Prepared about(Body.Block block) {
                throw new IllegalStateException("a block is walked, not performed");
            }
        });
    }

    /** The outcome of a step whose check says that it is done; empty if it has to be done. */
    Optional<Ended> alreadyDone(Call check) {
        Ended looked = performer(1).perform(operation(check).onlyReading());
        if (looked.kind() == Outcome.Kind.UNREACHABLE) {
            return Optional.of(looked);
        }
        return looked.failed()
                ? Optional.empty()
                : Optional.of(Ended.of(looked.result().withChanged(false)));
    }

    private Place place() {
        Place around = turn.frame().place(turn.host());
        ShellSettings settings = turn.frame().settings(turn.host(), Optional.of(step.surroundings()), names);
        Optional<String> delegate = step.placement().delegate(names);
        delegate.ifPresent(this::rejectUnknown);
        return new Place(turn.layers(), settings, around.elsewhere()).delegatedTo(delegate);
    }

    private void rejectUnknown(String delegate) {
        if (context.hosts().named(delegate).isEmpty()) {
            throw new Unrenderable(
                    step.span(), "`delegate_to` is `" + delegate + "`, wanted a host of the inventory or `localhost`");
        }
    }

    private String target() {
        return place.elsewhere().orElse(turn.host().name());
    }

    /** Where its commands run. */
    Workplace workplace() {
        return new Workplace(place.elsewhere(), become().user());
    }

    private Become become() {
        return context.hosts().become(target(), place.settings());
    }

    private Operation operation(Call call) {
        Become become = become();
        Operation operation = call.operation(
                        names,
                        new RunbookSituation(
                                turn.host(), names, context.plan().procedure().library(), step.span()))
                .with(command ->
                        command.withEnvironment(place.settings().environment()).as(become));
        return step.readOnly() ? operation.onlyReading() : operation;
    }

    private Prepared prepared(Operation operation) {
        return new Prepared() {
            @Override
            public String summary() {
                return operation.summary();
            }

            @Override
            public boolean canBeRepeated() {
                return operation.canBeRepeated();
            }

            @Override
            public boolean changesNothing() {
                return operation.readOnly();
            }

            @Override
            public Ended perform(int attempt) {
                Performer performer = performer(attempt);
                Ended ended = performer.perform(operation);
                assigned.putAll(performer.assigned());
                return operation.readOnly() ? ended.withTraces(false) : ended;
            }
        };
    }

    private Prepared prepared(CustomAction action, Map<String, Value> arguments) {
        return new Prepared() {
            @Override
            public String summary() {
                return action.spec().name() + " " + Value.map(arguments).text();
            }

            @Override
            public boolean canBeRepeated() {
                return true;
            }

            /** Its steps tell for themselves. */
            @Override
            public boolean changesNothing() {
                return true;
            }

            @Override
            public Ended perform(int attempt) {
                return call(action, arguments, attempt);
            }
        };
    }

    private Map<String, Value> arguments(Body.Custom custom) {
        Map<String, Value> arguments = custom.arguments().values(names);
        custom.action().secrets().stream()
                .filter(arguments::containsKey)
                .forEach(name -> context.plan().secrets().add(arguments.get(name)));
        return arguments;
    }

    private Ended call(CustomAction action, Map<String, Value> arguments, int attempt) {
        Layers inside = turn.layers().insideAction(turn.path().toString(), action.defaults(), arguments);
        CallSite site = new CallSite(turn.path(), Optional.of(turn.visit().id().inside(attempt)), turn.hidden());
        Frame called = turn.frame().calling(place.with(inside), site, deadline);
        hideSecretDefaults(action, inside);
        Walked walked = walk.steps(action.steps(), List.of(turn.host()), called);
        return walked.failures().isEmpty() ? success(action, inside, walked) : failure(walked);
    }

    private void hideSecretDefaults(CustomAction action, Layers inside) {
        Scope scope = context.scope(turn.host(), inside, turn.frame());
        action.secrets()
                .forEach(name -> scope.find(name).ifPresent(context.plan().secrets()::add));
    }

    private Ended success(CustomAction action, Layers inside, Walked walked) {
        boolean promised = action.spec().readOnly();
        Result done = Result.OK.withChanged(walked.changed() && !promised);
        try {
            return Ended.of(facts(action, inside, done)).withTraces(walked.traces() && !promised);
        } catch (Unrenderable e) {
            return Ended.mistaken(e, done).withTraces(walked.traces());
        }
    }

    private Result facts(CustomAction action, Layers inside, Result done) {
        Scope scope = context.scope(turn.host(), inside, turn.frame());
        Result result = done;
        for (Map.Entry<String, Templated> fact : action.result().entrySet()) {
            result = result.with(fact.getKey(), fact.getValue().render(scope));
        }
        return result;
    }

    /** The action failed as its inner step did; if the host was lost half-way, nobody knows what it left behind. */
    private static Ended failure(Walked walked) {
        Walked.Failure inner = walked.failures().get(0);
        String why = inner.title() + ": " + inner.outcome().reason().orElse("failed");
        Result result = InnerResult.of(inner.outcome().result()).failing(why);
        return Ended.of(kind(inner.outcome().kind(), walked.traces()), result).withTraces(walked.traces());
    }

    private static Outcome.Kind kind(Outcome.Kind inner, boolean traces) {
        return switch (inner) {
            case UNREACHABLE -> traces ? Outcome.Kind.IN_DOUBT : inner;
            case REFUSED -> traces ? Outcome.Kind.FAILED : inner;
            default -> inner;
        };
    }

    private Performer performer(int attempt) {
        LiveOutput output =
                new LiveOutput(context, turn.path().toString(), turn.host().name(), turn.hidden());
        Gatekeeper gatekeeper =
                new Gatekeeper(context, turn.path(), turn.visit().id());
        Errand errand = new Errand(
                context.run().id(),
                turn.path(),
                turn.host().name(),
                turn.visit().id(),
                attempt,
                context.recall()
                        .begun(turn.path(), turn.visit().id(), turn.host().name()));
        return new Performer(
                context.hosts().named(target()).orElseThrow(),
                context.ports().http(),
                output,
                deadline,
                gatekeeper,
                errand,
                context.ports().limit());
    }
}
