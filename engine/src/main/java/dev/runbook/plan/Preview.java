package dev.runbook.plan;

import dev.runbook.inventory.Host;
import dev.runbook.procedure.Body;
import dev.runbook.procedure.Step;
import dev.runbook.source.Problem;
import dev.runbook.template.Condition;
import dev.runbook.template.UnknownYet;
import dev.runbook.template.Unrenderable;
import dev.runbook.template.Variables;
import dev.runbook.value.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Renders every step for every host with what is known before the run, to find what cannot be. Contacts nobody. */
public final class Preview {

    private static final int MANY = 100;

    private final Plan plan;
    private final HostScopes scopes;
    private final Set<Problem> problems = Collections.synchronizedSet(new LinkedHashSet<>());

    public Preview(Plan plan) {
        this.plan = plan;
        this.scopes = plan.scopes().withUnknown(LearnedNames.of(plan.procedure()));
    }

    /** Where a step stands: its hosts, each with the names of that place. */
    private record Place(Map<Host, Layers> layers) {

        static Place of(List<Host> hosts, Layers layers) {
            Map<Host, Layers> each = new LinkedHashMap<>();
            hosts.forEach(host -> each.put(host, layers));
            return new Place(each);
        }

        Place withVarsOf(Step step) {
            Map<Host, Layers> each = new LinkedHashMap<>();
            layers.forEach((host, known) -> each.put(host, known.withVars(step.vars())));
            return new Place(each);
        }

        Place on(Optional<List<Host>> others) {
            Layers some = layers.values().stream().findFirst().orElse(Layers.NONE);
            return others.map(hosts -> of(hosts, some)).orElse(this);
        }
    }

    /** The steps of a play. */
    public List<StepForecast> steps(PlannedPlay planned) {
        Place place =
                Place.of(planned.hosts(), Layers.NONE.withVars(planned.play().vars()));
        return all(planned.play().steps(), place, true);
    }

    public List<StepForecast> handlers(PlannedPlay planned) {
        Place place =
                Place.of(planned.hosts(), Layers.NONE.withVars(planned.play().vars()));
        return all(planned.play().handlers(), place, true);
    }

    /** What cannot be rendered although everything it needs is known. */
    List<Problem> problems() {
        plan.plays().forEach(play -> {
            steps(play);
            handlers(play);
        });
        return List.copyOf(problems);
    }

    private List<StepForecast> all(List<Step> steps, Place place, boolean certain) {
        return steps.stream()
                .filter(plan::includes)
                .map(step -> forecast(step, place, certain))
                .toList();
    }

    private StepForecast forecast(Step step, Place outer, boolean certain) {
        Place place = outer.on(plan.hostsOf(step)).withVarsOf(step);
        List<Forecast> hosts = hosts(place)
                .map(entry -> forecast(step, entry.getKey(), entry.getValue(), certain))
                .toList();
        Map<Host, Layers> inside = new LinkedHashMap<>();
        hosts.stream()
                .filter(forecast -> forecast.kind() != Forecast.Kind.SKIP)
                .forEach(forecast -> inside.put(forecast.host(), place.layers().get(forecast.host())));
        boolean sure = certain && hosts.stream().noneMatch(it -> it.kind() == Forecast.Kind.DEPENDS);
        return new StepForecast(
                step, hosts, inner(step, new Place(inside), sure), all(step.rollback(), new Place(inside), false));
    }

    /** Many hosts are looked at by all processors. */
    private static Stream<Map.Entry<Host, Layers>> hosts(Place place) {
        Stream<Map.Entry<Host, Layers>> hosts = place.layers().entrySet().stream();
        return place.layers().size() < MANY ? hosts : hosts.parallel();
    }

    private Forecast forecast(Step step, Host host, Layers layers, boolean certain) {
        Variables scope = scope(host, layers);
        try {
            Optional<Condition> when = step.conditions().when();
            if (when.isPresent() && !when.get().holds(scope)) {
                return new Forecast(host, Forecast.Kind.SKIP);
            }
        } catch (UnknownYet e) {
            return new Forecast(host, Forecast.Kind.DEPENDS);
        } catch (Unrenderable e) {
            return cannot(host, e, certain);
        }
        return onItems(step, host, layers, scope, certain);
    }

    private Variables scope(Host host, Layers layers) {
        return scopes.of(host, layers, Memory.EMPTY);
    }

    private Forecast onItems(Step step, Host host, Layers layers, Variables scope, boolean certain) {
        try {
            for (Layers item : items(step, layers, scope)) {
                render(step, host, item == layers ? scope : scope(host, item));
            }
            return new Forecast(host, Forecast.Kind.RUN);
        } catch (UnknownYet e) {
            return new Forecast(host, Forecast.Kind.DEPENDS);
        } catch (Unrenderable e) {
            return cannot(host, e, certain);
        }
    }

    private static List<Layers> items(Step step, Layers layers, Variables scope) {
        return step.loop()
                .map(loop -> loop.items(scope).stream()
                        .map(item -> layers.withValue(loop.variable(), item))
                        .toList())
                .orElse(List.of(layers));
    }

    /** Renders all of it; what comes of it is known to be possible then. */
    private void render(Step step, Host host, Variables scope) {
        new SettingsCheck(step, scope, plan.inventory()).check();
        if (step.body() instanceof Body.Single single) {
            single.call().operation(scope, situation(step, host, scope));
        } else if (step.body() instanceof Body.Custom custom) {
            // As text, since some values are rendered only when they are asked for.
            Value.map(custom.arguments().values(scope)).text();
        }
    }

    private RunbookSituation situation(Step step, Host host, Variables scope) {
        return new RunbookSituation(host, scope, plan.procedure().library(), step.span());
    }

    private List<StepForecast> inner(Step step, Place place, boolean certain) {
        return step.body().answer(new Body.Question<>() {
            @Override
            public List<StepForecast> about(Body.Single single) {
                return List.of();
            }

            @Override
            public List<StepForecast> about(Body.Custom custom) {
                return all(custom.action().steps(), inside(step, custom, place), certain);
            }

            @Override
            public List<StepForecast> about(Body.Block block) {
                return Stream.of(
                                all(block.steps(), place, certain),
                                all(block.rescue(), place, false),
                                all(block.always(), place, certain))
                        .flatMap(List::stream)
                        .toList();
            }
        });
    }

    /** The places inside a YAML action, on the hosts for which its arguments are known. */
    private Place inside(Step step, Body.Custom custom, Place place) {
        Map<Host, Layers> inside = new LinkedHashMap<>();
        Set<String> learned = LearnedNames.of(custom.action().steps());
        place.layers()
                .forEach((host, layers) -> firstItem(step, host, layers)
                        .flatMap(item -> known(() -> custom.arguments().values(scope(host, item))))
                        .ifPresent(arguments -> inside.put(
                                host,
                                layers.insideAction(step.id(), custom.action().defaults(), arguments)
                                        .expecting(learned))));
        return new Place(inside);
    }

    private Optional<Layers> firstItem(Step step, Host host, Layers layers) {
        if (step.loop().isEmpty()) {
            return Optional.of(layers);
        }
        return known(() -> items(step, layers, scope(host, layers)))
                .flatMap(items -> items.stream().findFirst());
    }

    private static <T> Optional<T> known(Supplier<T> value) {
        try {
            return Optional.of(value.get());
        } catch (UnknownYet | Unrenderable e) {
            return Optional.empty();
        }
    }

    private Forecast cannot(Host host, Unrenderable e, boolean certain) {
        if (certain) {
            problems.add(e.problem());
        }
        return new Forecast(host, Forecast.Kind.DEPENDS);
    }
}
