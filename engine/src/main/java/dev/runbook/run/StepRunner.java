package dev.runbook.run;

import dev.runbook.inventory.Host;
import dev.runbook.journal.Event;
import dev.runbook.journal.Outcome;
import dev.runbook.procedure.Step;
import dev.runbook.template.Unrenderable;
import dev.runbook.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs one step on its hosts: at the same time, a few at a time, or once for all. */
final class StepRunner {

    private final RunContext context;
    private final Walk walk;

    StepRunner(RunContext context, Walk walk) {
        this.context = context;
        this.walk = walk;
    }

    Walked run(Step step, List<Host> hosts, Frame frame) {
        Visit visit = context.visit(step, frame);
        if (hosts.isEmpty()) {
            return Walked.WELL;
        }
        return step.placement().runOnce() ? once(visit, hosts) : everywhere(visit, hosts);
    }

    /** Who goes into a block, and who failed at its door. */
    record Entrance(List<Host> inside, Walked failed) {}

    /** The hosts on which a block's {@code when} holds. */
    Entrance enter(Step block, List<Host> hosts, Frame frame) {
        Visit visit = context.visit(block, frame);
        return context.recall()
                .entered(visit.path(), visit.id())
                .map(names -> enteredBefore(visit, hosts, names))
                .orElseGet(() -> enter(visit, hosts));
    }

    private Entrance enteredBefore(Visit visit, List<Host> hosts, List<String> names) {
        Map<Host, Outcome> failed = new LinkedHashMap<>();
        hosts.forEach(host -> context.recall()
                .finished(visit.path(), visit.id(), host.name())
                .ifPresent(event -> failed.put(host, event.outcome())));
        return new Entrance(
                hosts.stream().filter(host -> names.contains(host.name())).toList(), walked(visit, failed));
    }

    private Entrance enter(Visit visit, List<Host> hosts) {
        List<Host> inside = new ArrayList<>();
        Map<Host, Outcome> failed = new LinkedHashMap<>();
        for (Host host : hosts) {
            try {
                if (wanted(visit, host)) {
                    inside.add(host);
                }
            } catch (Unrenderable e) {
                failed.put(host, on(host, visit, List.of()).fail(e));
            }
        }
        if (visit.step().conditions().when().isPresent()) {
            context.record(new Event.BlockEntered(
                    visit.path(), visit.id(), inside.stream().map(Host::name).toList()));
        }
        return new Entrance(inside, walked(visit, failed));
    }

    private Walked everywhere(Visit visit, List<Host> hosts) {
        int throttle;
        try {
            throttle = throttle(visit, hosts.get(0));
        } catch (Unrenderable e) {
            return walked(
                    visit,
                    context.forks()
                            .onEach(hosts, 1, host -> on(host, visit, List.of()).fail(e)));
        }
        return walked(
                visit,
                context.forks()
                        .onEach(
                                hosts,
                                throttle,
                                host -> on(host, visit, List.of()).run()));
    }

    private Walked once(Visit visit, List<Host> hosts) {
        boolean forThePlay = visit.frame().isOuter() && !visit.frame().isUndo();
        if (forThePlay && context.play().hasRun(visit.step())) {
            return Walked.WELL;
        }
        Host first = context.recall()
                .first(visit.path(), visit.id())
                .flatMap(name ->
                        hosts.stream().filter(host -> host.name().equals(name)).findFirst())
                .or(() -> hosts.stream().filter(host -> mayWant(visit, host)).findFirst())
                .orElse(hosts.get(0));
        List<Host> all = forThePlay ? context.play().hostsFor(visit.step(), hosts) : hosts;
        List<String> others =
                all.stream().filter(host -> !host.equals(first)).map(Host::name).toList();
        Outcome outcome = on(first, visit, others).run();
        if (forThePlay && !outcome.failed() && outcome.kind() != Outcome.Kind.SKIPPED) {
            context.play().ran(visit.step());
        }
        return walked(visit, Map.of(first, outcome));
    }

    private HostStep on(Host host, Visit visit, List<String> alsoFor) {
        return new HostStep(context, walk, Turn.of(visit, host), alsoFor);
    }

    private boolean wanted(Visit visit, Host host) {
        return visit.step()
                .conditions()
                .when()
                .map(when -> when.holds(context.scope(Turn.of(visit, host))))
                .orElse(true);
    }

    /** A condition that cannot be judged is judged again, and fails, where the step runs. */
    private boolean mayWant(Visit visit, Host host) {
        try {
            return wanted(visit, host);
        } catch (Unrenderable e) {
            return true;
        }
    }

    private int throttle(Visit visit, Host first) {
        return visit.step()
                .placement()
                .throttle()
                .map(setting -> setting.count(context.scope(Turn.of(visit, first))))
                .orElse(Integer.MAX_VALUE);
    }

    private static Walked walked(Visit visit, Map<Host, Outcome> outcomes) {
        List<Walked.Failure> failures = outcomes.entrySet().stream()
                .filter(entry -> entry.getValue().failed())
                .map(entry -> new Walked.Failure(visit.path(), visit.step().name(), entry.getKey(), entry.getValue()))
                .toList();
        return new Walked(failures, changed(outcomes.values()), traces(outcomes.values()), Walked.End.GO_ON);
    }

    private static boolean changed(Collection<Outcome> outcomes) {
        return outcomes.stream()
                .anyMatch(outcome -> outcome.kind() == Outcome.Kind.CHANGED
                        || outcome.result()
                                .get("changed")
                                .filter(Value.TRUE::equals)
                                .isPresent());
    }

    private static boolean traces(Collection<Outcome> outcomes) {
        return outcomes.stream().anyMatch(Outcome::traces);
    }
}
