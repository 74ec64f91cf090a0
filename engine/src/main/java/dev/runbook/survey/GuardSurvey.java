package dev.runbook.survey;

import dev.runbook.action.Operation;
import dev.runbook.action.Result;
import dev.runbook.inventory.Host;
import dev.runbook.plan.Results;
import dev.runbook.plan.RunbookSituation;
import dev.runbook.procedure.Call;
import dev.runbook.procedure.Guard;
import dev.runbook.procedure.Surroundings;
import dev.runbook.template.Condition;
import dev.runbook.template.Scope;
import dev.runbook.template.Unrenderable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges guards before the run, as far as they can be judged. */
record GuardSurvey(Field field) {

    /** The guards of a runbook or a play on these hosts. */
    List<GradedGuard> all(List<Guard> guards, List<Host> hosts, boolean everywhere, Frame frame, Outlook outlook) {
        List<GradedGuard> graded = new ArrayList<>();
        for (Guard guard : guards) {
            List<Host> usual = everywhere || guard.probe().isPresent()
                    ? hosts
                    : hosts.stream().limit(1).toList();
            List<Host> judgedOn = field.plan().hostsOf(guard).orElse(usual);
            Map<Host, GradedGuard.Judged> judged =
                    field.forks().onEach(judgedOn, Integer.MAX_VALUE, host -> judge(guard, host, frame, outlook));
            graded.add(graded(guard, List.copyOf(judged.values())));
        }
        return graded;
    }

    static GradedGuard graded(Guard guard, List<GradedGuard.Judged> judged) {
        String that = guard.that().map(Condition::text).orElse("its probe succeeds");
        boolean same = judged.stream()
                        .map(each -> List.of(each.verdict(), each.message()))
                        .distinct()
                        .count()
                == 1;
        boolean once = same && guard.probe().isEmpty() && guard.hosts().isEmpty();
        return new GradedGuard(
                guard.name(),
                that,
                once
                        ? List.of(new GradedGuard.Judged(
                                Optional.empty(),
                                judged.get(0).verdict(),
                                judged.get(0).message()))
                        : judged);
    }

    /** Why a step refuses for certain; every judgement is noted. */
    Optional<String> refusal(Turn turn, Outlook outlook, Optional<Frame.Doubt> doubt) {
        Optional<String> refusal = Optional.empty();
        List<Guard> guards = turn.step().conditions().guards();
        Frame inside = turn.frame().with(turn.stand()).inside(turn.step());
        for (int index = 0; index < guards.size(); index++) {
            Guard guard = guards.get(index);
            for (Host host : field.plan().hostsOf(guard).orElse(List.of(turn.host()))) {
                GradedGuard.Judged judged = judge(guard, host, inside, outlook);
                turn.found().add(new Found.Judged(turn.key(), index, judged));
                boolean fails = judged.verdict() == GradedGuard.Verdict.FAILS && doubt.isEmpty();
                refusal = refusal.or(() -> fails ? judged.message() : Optional.empty());
            }
        }
        return refusal;
    }

    private GradedGuard.Judged judge(Guard guard, Host host, Frame frame, Outlook outlook) {
        Names names = field.names(host, frame.stand(), outlook);
        try {
            return guard.probe()
                    .map(probe -> probed(guard, probe, host, frame, outlook, names))
                    .orElseGet(() -> said(guard, host, judged(guard, names)));
        } catch (Unrenderable e) {
            return new GradedGuard.Judged(
                    Optional.of(host.name()), GradedGuard.Verdict.FAILS, Optional.of(e.getMessage()));
        }
    }

    private GradedGuard.Judged probed(Guard guard, Call probe, Host host, Frame frame, Outlook outlook, Names names) {
        Optional<String> lost = field.lookout().unreached(host.name());
        if (lost.isPresent()) {
            return later(host, host.name() + " cannot be reached");
        }
        Known<Operation> operation = names.ask(scope -> operation(guard, probe, host, frame, scope));
        if (operation.isUnknown()) {
            return later(host, "hangs " + operation.doubt().orElseThrow());
        }
        Sighting seen = new Grading(
                        field.lookout(), host.name(), guard.name(), outlook.changes(), Optional.empty(), false)
                .of(operation.value().orElseThrow());
        Known<Result> result = seen.result().doubting(operation.doubt());
        if (result.isUnknown()) {
            return new GradedGuard.Judged(Optional.of(host.name()), GradedGuard.Verdict.LATER, seen.now());
        }
        return said(
                guard, host, judged(guard, names, result.value().orElseThrow()).doubting(result.doubt()));
    }

    private Operation operation(Guard guard, Call probe, Host host, Frame frame, Scope scope) {
        var settings = frame.settings(Surroundings.INHERITED, scope);
        var become = field.lookout().become(host.name(), settings);
        RunbookSituation situation =
                new RunbookSituation(host, scope, field.plan().procedure().library(), guard.span());
        return probe.operation(scope, situation)
                .with(command -> command.withEnvironment(settings.environment()).as(become))
                .onlyReading();
    }

    /** Why it does not hold; empty if it does. */
    private static Known<Optional<String>> judged(Guard guard, Names names, Result result) {
        Names withResult = names.withResult(Results.of(result, Duration.ZERO, 1));
        return guard.that().isEmpty() && result.failed()
                ? withResult.ask(scope -> Optional.of(
                        message(guard, scope).orElseGet(() -> result.failure().orElseThrow())))
                : judged(guard, withResult);
    }

    private static Known<Optional<String>> judged(Guard guard, Names names) {
        return names.ask(scope -> guard.that().map(that -> that.holds(scope)).orElse(true)
                ? Optional.empty()
                : Optional.of(message(guard, scope)
                        .orElseGet(() -> "wanted " + guard.that().orElseThrow().text())));
    }

    private static Optional<String> message(Guard guard, Scope names) {
        return guard.message().map(message -> message.render(names).text());
    }

    private static GradedGuard.Judged said(Guard guard, Host host, Known<Optional<String>> why) {
        if (why.isUnknown()) {
            return later(host, "hangs " + why.doubt().orElseThrow());
        }
        Optional<String> message = why.value().orElseThrow();
        if (!why.isSure()) {
            return later(host, message.map(text -> "does not hold now: " + text).orElse("holds now"));
        }
        return new GradedGuard.Judged(
                Optional.of(host.name()),
                message.isPresent() ? GradedGuard.Verdict.FAILS : GradedGuard.Verdict.HOLDS,
                message);
    }

    private static GradedGuard.Judged later(Host host, String what) {
        return new GradedGuard.Judged(Optional.of(host.name()), GradedGuard.Verdict.LATER, Optional.of(what));
    }
}
