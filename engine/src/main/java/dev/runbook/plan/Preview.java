package dev.runbook.plan;

import dev.runbook.inventory.Host;
import dev.runbook.procedure.Body;
import dev.runbook.procedure.Step;
import dev.runbook.source.Problem;
import dev.runbook.template.UnknownYet;
import dev.runbook.template.Unrenderable;
import dev.runbook.template.Variables;
import dev.runbook.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Renders every step with what is known before the run, to find what cannot be, and what is not reached. Places that a
 * step cannot tell apart are looked at once. Contacts nobody.
 */
public final class Preview {

    private static final int MANY = 100;

    private final Plan plan;
    private final HostScopes scopes;
    private final Likeness likeness;
    private final Set<Problem> problems = Collections.synchronizedSet(new LinkedHashSet<>());
    private final List<Step> reached = new ArrayList<>();

    public Preview(Plan plan) {
        this.plan = plan;
        this.scopes = plan.scopes().withUnknown(LearnedNames.of(plan.procedure()));
        this.likeness = new Likeness(plan.inventory(), plan.scopes());
    }

    /** What cannot be rendered although everything it needs is known. */
    List<Problem> problems() {
        plan.plays().forEach(this::check);
        return List.copyOf(problems);
    }

    /** The steps that may run on some host, undo steps included; one inside an action as often as that is called. */
    public List<Step> reached() {
        plan.plays().forEach(this::check);
        return reached;
    }

    private void check(PlannedPlay planned) {
        Layers layers = Layers.NONE.withVars(planned.play().vars());
        List<Place> places = places(planned.hosts(), layers);
        all(planned.play().steps(), places, true);
        all(planned.play().handlers(), places, true);
    }

    private enum Verdict {
        RUNS,
        SKIPPED,
        DEPENDS
    }

    /**
     * What a step comes to in places that it cannot tell apart.
     *
     * @param within what leads into the action that it calls, if its arguments are known
     */
    private record Rendered(List<Place> places, Verdict verdict, Optional<Layers> within) {

        Stream<Place> placesWithin() {
            return within.stream().flatMap(layers -> places.stream().map(place -> place.with(layers)));
        }
    }

    private void all(List<Step> steps, List<Place> places, boolean certain) {
        steps.stream().filter(plan::includes).forEach(step -> check(step, places, certain));
    }

    private void check(Step step, List<Place> outer, boolean certain) {
        List<Place> places = at(step, outer);
        if (places.isEmpty()) {
            return;
        }
        List<Rendered> all = rendered(step, places, certain).toList();
        List<Rendered> taken =
                all.stream().filter(it -> it.verdict() != Verdict.SKIPPED).toList();
        if (taken.isEmpty()) {
            return;
        }
        reached.add(step);
        List<Place> taking = taken.stream().flatMap(it -> it.places().stream()).toList();
        List<Place> within = taken.stream().flatMap(Rendered::placesWithin).toList();
        boolean sure = certain && all.stream().noneMatch(it -> it.verdict() == Verdict.DEPENDS);
        inner(step.body(), taking, within, sure);
        all(step.rollback(), taking, false);
    }

    private List<Place> at(Step step, List<Place> outer) {
        Layers around = outer.stream().findFirst().map(Place::layers).orElse(Layers.NONE);
        List<Place> places =
                plan.hostsOf(step).map(hosts -> places(hosts, around)).orElse(outer);
        return step.vars().isEmpty()
                ? places
                : places.stream()
                        .map(place -> place.with(place.layers().withVars(step.vars())))
                        .toList();
    }

    private static List<Place> places(List<Host> hosts, Layers layers) {
        return hosts.stream().map(host -> new Place(host, layers)).toList();
    }

    /** In the first place; then in those that differ from it in a name that it asked for. */
    private Stream<Rendered> rendered(Step step, List<Place> places, boolean certain) {
        Set<String> asked = new HashSet<>();
        InPlace first = new InPlace(step, places.get(0), asked::add, certain);
        Verdict verdict = first.verdict();
        Optional<Layers> within = verdict == Verdict.SKIPPED ? Optional.empty() : first.within();
        List<List<Place>> kinds = likeness.kinds(places, asked);
        Stream<List<Place>> others = kinds.size() < MANY ? kinds.stream() : kinds.parallelStream();
        return Stream.concat(
                Stream.of(new Rendered(kinds.get(0), verdict, within)),
                others.skip(1).flatMap(kind -> rendered(step, kind, certain)));
    }

    private void inner(Body body, List<Place> taking, List<Place> within, boolean certain) {
        if (body instanceof Body.Custom custom) {
            all(custom.action().steps(), within, certain);
        } else if (body instanceof Body.Block block) {
            all(block.steps(), taking, certain);
            all(block.rescue(), taking, false);
            all(block.always(), taking, certain);
        }
    }

    /** A step in one place. */
    private final class InPlace {
        private final Step step;
        private final Host host;
        private final Layers layers;
        private final Consumer<String> asked;
        private final boolean certain;
        private final Variables scope;
        private Optional<Map<String, Value>> firstArguments = Optional.empty();

        InPlace(Step step, Place place, Consumer<String> asked, boolean certain) {
            this.step = step;
            this.host = place.host();
            this.layers = place.layers();
            this.asked = asked;
            this.certain = certain;
            this.scope = scope(layers);
        }

        private Variables scope(Layers there) {
            return scopes.of(host, there, Memory.EMPTY).watchedBy(asked);
        }

        Verdict verdict() {
            try {
                if (!step.conditions().when().map(when -> when.holds(scope)).orElse(true)) {
                    return Verdict.SKIPPED;
                }
                for (Layers item : items()) {
                    render(item == layers ? scope : scope(item));
                }
                return Verdict.RUNS;
            } catch (UnknownYet e) {
                return Verdict.DEPENDS;
            } catch (Unrenderable e) {
                if (certain) {
                    problems.add(e.problem());
                }
                return Verdict.DEPENDS;
            }
        }

        private List<Layers> items() {
            return step.loop()
                    .map(loop -> loop.items(scope).stream()
                            .map(item -> layers.withValue(loop.variable(), item))
                            .toList())
                    .orElse(List.of(layers));
        }

        /** Renders all of it; what comes of it is known to be possible then. */
        private void render(Variables names) {
            new SettingsCheck(step, names, plan.inventory()).check();
            if (step.body() instanceof Body.Single single) {
                single.call().operation(names, situation(names));
            } else if (step.body() instanceof Body.Custom custom) {
                Map<String, Value> arguments = custom.arguments().values(names);
                // As text, since some values are rendered only when they are asked for.
                Value.map(arguments).text();
                firstArguments = firstArguments.or(() -> Optional.of(arguments));
            }
        }

        private RunbookSituation situation(Variables names) {
            return new RunbookSituation(host, names, plan.procedure().library(), step.span());
        }

        /** The names inside the action that it calls, for the first item; empty if its arguments are not known. */
        Optional<Layers> within() {
            if (!(step.body() instanceof Body.Custom custom)) {
                return Optional.empty();
            }
            return firstArguments
                    .or(() -> known(this::items)
                            .flatMap(items -> items.stream().findFirst())
                            .flatMap(item -> known(() -> custom.arguments().values(scope(item)))))
                    .map(arguments -> within(custom, arguments));
        }

        private Layers within(Body.Custom custom, Map<String, Value> arguments) {
            return layers.insideAction(step.id(), custom.action().defaults(), arguments)
                    .expecting(LearnedNames.of(custom.action().steps()));
        }
    }

    private static <T> Optional<T> known(Supplier<T> value) {
        try {
            return Optional.of(value.get());
        } catch (UnknownYet | Unrenderable e) {
            return Optional.empty();
        }
    }
}
