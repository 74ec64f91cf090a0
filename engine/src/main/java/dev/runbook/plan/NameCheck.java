package dev.runbook.plan;

import dev.runbook.inventory.Host;
import dev.runbook.procedure.ArgumentTemplates;
import dev.runbook.procedure.Body;
import dev.runbook.procedure.CustomAction;
import dev.runbook.procedure.GivenNames;
import dev.runbook.procedure.Guard;
import dev.runbook.procedure.Loop;
import dev.runbook.procedure.Param;
import dev.runbook.procedure.Play;
import dev.runbook.procedure.Step;
import dev.runbook.source.DidYouMean;
import dev.runbook.source.Problems;
import dev.runbook.template.Condition;
import dev.runbook.template.Reference;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds names that nobody defines, before the run: in vars, conditions and arguments of every step. */
final class NameCheck {

    /** Besides those that nobody can set. */
    private static final Set<String> ABOUT_EVERY_HOST = Set.of("ansible_host", "loop_index");

    private final Plan plan;
    private final Problems problems;
    private final Set<String> params;
    private final Set<String> anywhere;
    private final Set<String> checkedActions = new HashSet<>();

    /** By the very list: a play and each group that a step names have one. */
    private final Map<List<Host>, Set<String>> ofHosts = new IdentityHashMap<>();

    private NameCheck(Plan plan, Set<String> extras, Problems problems) {
        this.plan = plan;
        this.problems = problems;
        this.params = plan.procedure().params().stream().map(Param::name).collect(Collectors.toSet());
        this.anywhere = new HashSet<>(plan.scopes().namesEverywhere());
        anywhere.addAll(GivenNames.NAMES);
        anywhere.addAll(ABOUT_EVERY_HOST);
        anywhere.addAll(extras);
        anywhere.addAll(LearnedNames.of(plan.procedure()));
    }

    static void check(Plan plan, Set<String> extras, Problems problems) {
        new NameCheck(plan, extras, problems).run();
    }

    private void run() {
        plan.procedure()
                .guards()
                .forEach(guard -> guard(guard, plan.hostsOf(guard).orElse(List.of()), anywhere));
        plan.plays().forEach(this::play);
    }

    private void play(PlannedPlay planned) {
        Play play = planned.play();
        Set<String> names = with(anywhere, play.vars().keySet());
        condition(play.when(), of(planned.hosts(), names));
        play.guards().forEach(guard -> guard(guard, plan.hostsOf(guard).orElse(planned.hosts()), names));
        Stream.concat(play.steps().stream(), play.handlers().stream())
                .forEach(step -> step(step, planned.hosts(), names));
    }

    private void step(Step step, List<Host> inherited, Set<String> outer) {
        List<Host> hosts = plan.hostsOf(step).orElse(inherited);
        Set<String> names = with(outer, step.vars().keySet());
        step.loop().map(Loop::variable).ifPresent(names::add);
        Set<String> known = of(hosts, names);
        step.loop().ifPresent(loop -> check(loop.items().names().stream(), known));
        condition(step.conditions().when(), known);
        step.conditions().check().ifPresent(call -> check(call.arguments().names(), known));
        step.conditions().guards().forEach(guard -> guard(guard, hosts, names));
        Set<String> withResult = with(known, Set.of("result"));
        condition(step.verdict().changedWhen(), withResult);
        condition(step.verdict().failedWhen(), withResult);
        step.retry().ifPresent(retry -> condition(retry.until(), withResult));
        arguments(step.body()).ifPresent(arguments -> check(arguments.names(), known));
        if (step.body() instanceof Body.Custom custom) {
            action(custom.action(), known);
        }
        Stream.concat(step.body().inner(), step.rollback().stream()).forEach(inner -> step(inner, hosts, names));
    }

    /** An action's own names are its parameters and what its steps learn; it also sees its caller's. */
    private void action(CustomAction action, Set<String> callers) {
        if (!checkedActions.add(action.spec().name())) {
            return;
        }
        Set<String> names = with(callers, action.spec().parameterNames());
        names.addAll(LearnedNames.of(action.steps()));
        action.steps().forEach(step -> step(step, List.of(), names));
        action.result().values().forEach(result -> check(result.names().stream(), names));
        action.diff().values().forEach(diff -> check(diff.names(), names));
    }

    private void guard(Guard guard, List<Host> hosts, Set<String> names) {
        Set<String> known = of(hosts, names);
        guard.probe().ifPresent(call -> check(call.arguments().names(), known));
        Set<String> withResult = with(known, Set.of("result"));
        condition(guard.that(), withResult);
        guard.message().ifPresent(message -> check(message.names().stream(), withResult));
    }

    private static Optional<ArgumentTemplates> arguments(Body body) {
        if (body instanceof Body.Single single) {
            return Optional.of(single.call().arguments());
        }
        return body instanceof Body.Custom custom ? Optional.of(custom.arguments()) : Optional.empty();
    }

    private void condition(Optional<Condition> condition, Set<String> known) {
        condition.ifPresent(it -> check(it.names().stream(), known));
    }

    private void check(Stream<Reference> references, Set<String> known) {
        references.forEach(reference -> {
            if (!known.contains(reference.name())) {
                problems.add(
                        reference.span(),
                        "`" + reference.name() + "` is not defined" + DidYouMean.suffix(reference.name(), known));
            } else if (reference.name().equals("params")) {
                checkParam(reference);
            }
        });
    }

    private void checkParam(Reference reference) {
        reference.path().stream()
                .findFirst()
                .filter(name -> !params.contains(name))
                .ifPresent(name -> problems.add(
                        reference.span(),
                        "this runbook has no param `" + name + "`" + DidYouMean.suffix(name, params)));
    }

    /** The names that at least one of the hosts knows. Whether each of them does shows when they are rendered. */
    private Set<String> of(List<Host> hosts, Set<String> names) {
        return with(names, ofHosts.computeIfAbsent(hosts, this::inInventory));
    }

    private Set<String> inInventory(List<Host> hosts) {
        Set<String> known = new HashSet<>();
        hosts.forEach(host -> known.addAll(plan.inventory().variables(host).keySet()));
        return known;
    }

    private static Set<String> with(Set<String> names, Collection<String> more) {
        Set<String> all = new HashSet<>(names);
        all.addAll(more);
        return all;
    }
}
