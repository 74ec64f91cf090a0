package dev.runbook.plan;

import dev.runbook.inventory.Host;
import dev.runbook.inventory.HostPattern;
import dev.runbook.inventory.Inventory;
import dev.runbook.inventory.Limit;
import dev.runbook.procedure.Guard;
import dev.runbook.procedure.HostSelector;
import dev.runbook.procedure.Play;
import dev.runbook.procedure.Procedure;
import dev.runbook.procedure.Setting;
import dev.runbook.procedure.Share;
import dev.runbook.procedure.Step;
import dev.runbook.source.Problems;
import dev.runbook.source.Span;
import dev.runbook.template.UnknownYet;
import dev.runbook.template.Unrenderable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Binds a procedure to an inventory. Everything that is wrong is reported at once, and nothing is contacted. */
public final class Planner {

    private final Procedure procedure;
    private final Inventory inventory;
    private final Wishes wishes;
    private final HostScopes scopes;
    private final Problems problems;
    private final Map<HostSelector, List<Host>> placements = new HashMap<>();
    private final Limit limit;

    private Planner(Procedure procedure, Inventory inventory, Wishes wishes, HostScopes scopes, Problems problems) {
        this.procedure = procedure;
        this.inventory = inventory;
        this.wishes = wishes;
        this.scopes = scopes;
        this.problems = problems;
        this.limit = wishes.limit()
                .map(text -> Limit.parse(
                        text.span(), text.text(), procedure.library().workingDirectory(), problems))
                .orElseGet(Limit::none);
    }

    /**
     * The plan of this run.
     *
     * @throws dev.runbook.source.InvalidSource if anything is wrong
     */
    public static Plan plan(Procedure procedure, Inventory inventory, Wishes wishes, RunFacts run) {
        Problems problems = new Problems();
        ParamValues params = ParamValues.of(procedure, wishes.extras(), wishes.secrets(), problems);
        problems.throwIfAny();
        HostScopes scopes =
                new HostScopes(procedure, inventory, new HostScopes.Inputs(params.values(), params.others(), run));
        Plan plan = new Planner(procedure, inventory, wishes, scopes, problems).plan();
        problems.throwIfAny();
        ConnectionCheck.check(plan, problems);
        NameCheck.check(plan, params.others().keySet(), problems);
        problems.throwIfAny();
        new Preview(plan).problems().forEach(problems::add);
        problems.throwIfAny();
        return plan;
    }

    private Plan plan() {
        SensitiveNames.hide(inventory, wishes.secrets());
        Set<Step> leftOut = Selection.leftOut(procedure, wishes, problems);
        placeAll();
        List<PlannedPlay> plays = new ArrayList<>();
        procedure.plays().forEach(play -> plays.add(planned(play)));
        return new Plan(procedure, inventory, scopes, wishes.secrets(), plays, placements, leftOut);
    }

    private void placeAll() {
        Stream<HostSelector> ofSteps = procedure
                .allSteps()
                .flatMap(step -> Stream.concat(
                        step.placement().hosts().stream(),
                        step.conditions().guards().stream().flatMap(guard -> guard.hosts().stream())));
        Stream<HostSelector> ofGuards = Stream.concat(
                        procedure.guards().stream(), procedure.plays().stream().flatMap(play -> play.guards().stream()))
                .map(Guard::hosts)
                .flatMap(Optional::stream);
        Stream.concat(ofGuards, ofSteps).forEach(this::place);
    }

    private List<Host> place(HostSelector selector) {
        return placements.computeIfAbsent(selector, this::hosts);
    }

    private PlannedPlay planned(Play play) {
        List<Host> hosts = hosts(play.hosts());
        Share tolerance = play.maxFailures().flatMap(this::share).orElse(Share.NONE);
        return new PlannedPlay(play, hosts, Batches.of(hosts, sizes(play, hosts.size())), tolerance);
    }

    private List<Integer> sizes(Play play, int hosts) {
        return play.serial().stream()
                .flatMap(setting -> share(setting).stream())
                .map(share -> Math.max(1, share.of(hosts)))
                .toList();
    }

    private Optional<Share> share(Setting setting) {
        return known(
                        setting.template().span(),
                        () -> setting.value(scopes.ofRunbook()).text())
                .flatMap(text -> {
                    Optional<Share> share = Share.parse(text);
                    if (share.isEmpty()) {
                        problems.add(
                                setting.template().span(),
                                "`" + setting.name() + "` is `" + text + "`, wanted a number or a percentage");
                    }
                    return share;
                });
    }

    private List<Host> hosts(HostSelector selector) {
        return known(selector.span(), () -> selector.pattern(scopes.ofRunbook()))
                .map(pattern -> select(selector.span(), pattern))
                .map(selected -> limit.apply(selected, inventory, problems))
                .orElse(List.of());
    }

    private List<Host> select(Span where, String pattern) {
        return HostPattern.parse(where, pattern, problems).selectSome(inventory, problems);
    }

    private <T> Optional<T> known(Span where, Supplier<T> value) {
        try {
            return Optional.of(value.get());
        } catch (Unrenderable e) {
            problems.add(e.problem());
        } catch (UnknownYet e) {
            problems.add(
                    where, "`" + e.name() + "` is only known during the run; hosts and batches must be known before");
        }
        return Optional.empty();
    }
}
