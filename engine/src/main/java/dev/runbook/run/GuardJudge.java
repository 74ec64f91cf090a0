package dev.runbook.run;

import dev.runbook.action.Operation;
import dev.runbook.action.Result;
import dev.runbook.inventory.Host;
import dev.runbook.journal.Event;
import dev.runbook.journal.Outcome;
import dev.runbook.journal.StepPath;
import dev.runbook.journal.VisitId;
import dev.runbook.plan.Layers;
import dev.runbook.plan.Results;
import dev.runbook.plan.RunbookSituation;
import dev.runbook.plan.ShellSettings;
import dev.runbook.procedure.Call;
import dev.runbook.procedure.Guard;
import dev.runbook.remote.Become;
import dev.runbook.template.Scope;
import dev.runbook.template.Unrenderable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Judges guards: on every host they name, all of them, so that all violations show at once. */
final class GuardJudge {

    private final RunContext context;

    GuardJudge(RunContext context) {
        this.context = context;
    }

    /** A guard that does not hold; {@code host} is empty where it is the same for all. */
    record Violation(Guard guard, Optional<Host> host, String message) {}

    /** Every violation of these guards, each told to the journal. */
    List<Violation> violations(List<Guard> guards, Function<Guard, List<Host>> judged, Frame frame) {
        List<Violation> violations = new ArrayList<>();
        for (Guard guard : guards) {
            violations.addAll(merged(guard, violations(guard, judged.apply(guard), frame)));
        }
        violations.forEach(violation -> context.record(new Event.GuardFailed(
                violation.guard().name(), violation.host().map(Host::name), violation.message())));
        return violations;
    }

    /** Why the guard does not hold on this host; empty if it does. */
    Optional<String> violation(Guard guard, Host host, Frame frame, Layers layers) {
        try {
            return judge(guard, host, frame, layers);
        } catch (Unrenderable e) {
            return Optional.of(e.problem().describe());
        }
    }

    private List<Violation> violations(Guard guard, List<Host> hosts, Frame frame) {
        List<Host> judged = context.plan().hostsOf(guard).orElse(hosts);
        Map<Host, Optional<String>> messages = context.forks()
                .onEach(
                        judged,
                        Integer.MAX_VALUE,
                        host -> violation(guard, host, frame, frame.place(host).layers()));
        return messages.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .map(message -> new Violation(guard, Optional.of(entry.getKey()), message)))
                .toList();
    }

    /** A guard without a probe says the same on all hosts; once is enough then. */
    private static List<Violation> merged(Guard guard, List<Violation> violations) {
        boolean same = violations.stream().map(Violation::message).distinct().count() == 1;
        return guard.probe().isEmpty() && guard.hosts().isEmpty() && same
                ? List.of(
                        new Violation(guard, Optional.empty(), violations.get(0).message()))
                : violations;
    }

    private Optional<String> judge(Guard guard, Host host, Frame frame, Layers layers) {
        if (guard.probe().isEmpty()) {
            return judge(guard, context.scope(host, layers, frame));
        }
        Ended probed = probe(guard.probe().get(), guard, host, frame, layers);
        if (probed.kind() == Outcome.Kind.UNREACHABLE || probed.kind() == Outcome.Kind.IN_DOUBT) {
            return probed.result().failure();
        }
        Scope names =
                context.scope(host, layers.withValue("result", Results.of(probed.result(), Duration.ZERO, 1)), frame);
        return guard.that().isEmpty() && probed.failed()
                ? Optional.of(message(guard, names).orElse(lastWords(probed.result())))
                : judge(guard, names);
    }

    private Optional<String> judge(Guard guard, Scope names) {
        if (guard.that().map(that -> that.holds(names)).orElse(true)) {
            return Optional.empty();
        }
        return Optional.of(message(guard, names)
                .orElseGet(() -> "wanted " + guard.that().orElseThrow().text()));
    }

    private static Optional<String> message(Guard guard, Scope names) {
        return guard.message().map(message -> message.render(names).text());
    }

    private Ended probe(Call call, Guard guard, Host host, Frame frame, Layers layers) {
        Scope names = context.scope(host, layers, frame);
        ShellSettings settings = frame.settings(host, Optional.empty(), names);
        Become become = context.hosts().become(host.name(), settings);
        RunbookSituation situation =
                new RunbookSituation(host, names, context.plan().procedure().library(), guard.span());
        Operation operation = call.operation(names, situation)
                .with(command -> command.withEnvironment(settings.environment()).as(become));
        StepPath path = StepPath.ROOT.then(guard.name());
        return new Performer(
                        context.hosts().connection(host),
                        context.ports().http(),
                        new LiveOutput(
                                context, guard.name(), host.name(), frame.call().hidden()),
                        frame.bounds().deadline(),
                        new Gatekeeper(context, path, VisitId.of(0)),
                        new Errand(context.run().id(), path, host.name(), VisitId.of(0), 1, false),
                        context.ports().limit())
                .perform(operation.onlyReading());
    }

    private static String lastWords(Result result) {
        String why = result.failure().orElse("failed");
        return result.stderr()
                .lines()
                .reduce((first, second) -> second)
                .map(line -> why + ": " + line)
                .orElse(why);
    }
}
