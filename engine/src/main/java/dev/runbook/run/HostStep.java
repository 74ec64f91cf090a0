package dev.runbook.run;

import dev.runbook.inventory.Host;
import dev.runbook.journal.Event;
import dev.runbook.journal.Outcome;
import dev.runbook.journal.StepPath;
import dev.runbook.plan.Layers;
import dev.runbook.procedure.Loop;
import dev.runbook.procedure.Step;
import dev.runbook.template.Scope;
import dev.runbook.template.Unrenderable;
import dev.runbook.value.Secrets;
import dev.runbook.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One step on one host, from its {@code when} to what it registers. */
final class HostStep {

    private final RunContext context;
    private final Walk walk;
    private final Step step;
    private final Host host;
    private final Frame frame;
    private final int visit;
    private final List<String> alsoFor;
    private final boolean hidden;
    private final Instant begun = Instant.now();

    HostStep(RunContext context, Walk walk, Step step, Host host, Frame frame, int visit, List<String> alsoFor) {
        this.context = context;
        this.walk = walk;
        this.step = step;
        this.host = host;
        this.frame = frame;
        this.visit = visit;
        this.alsoFor = alsoFor;
        this.hidden = frame.hides(step);
    }

    Outcome run() {
        return shown(ended());
    }

    /** What may be told to others: to the journal, and to whoever called the action that this step belongs to. */
    private Outcome shown(Outcome outcome) {
        return hidden ? outcome.hidden() : outcome;
    }

    private Outcome ended() {
        StepPath path = frame.path().then(step.id());
        Layers layers = frame.layers().withVars(step.vars());
        try {
            Scope scope = context.scope(host, layers, frame);
            if (!step.conditions().when().map(when -> when.holds(scope)).orElse(true)) {
                return finish(path, Optional.empty(), skipped(), Map.of());
            }
            return step.loop().isPresent()
                    ? loop(path, layers, step.loop().get(), scope)
                    : once(path, layers, Optional.empty(), true);
        } catch (Unrenderable e) {
            return finish(path, Optional.empty(), failed(e), Map.of());
        }
    }

    /** Stops at the first item that fails: what follows may build on it. */
    private Outcome loop(StepPath path, Layers layers, Loop loop, Scope scope) {
        List<Outcome> outcomes = new ArrayList<>();
        List<Value> items = loop.items(scope);
        for (int index = 0; index < items.size(); index++) {
            Layers inside =
                    layers.withValue(loop.variable(), items.get(index)).withValue("loop_index", Value.of(index));
            StepPath item = frame.path().thenItem(step.id(), index);
            Value shown = hidden ? Value.of(Secrets.MASK) : items.get(index);
            outcomes.add(once(item, inside, Optional.of(shown), false));
            if (outcomes.get(index).failed()) {
                break;
            }
        }
        Outcome all = outcomes.isEmpty() ? skipped() : LoopOutcome.of(outcomes, took());
        return finish(path, Optional.empty(), all, registered(all));
    }

    private Outcome once(StepPath path, Layers layers, Optional<Value> item, boolean registers) {
        Attempt attempt = new Attempt(context, walk, step, host, frame, visit, path, layers, item);
        Outcome outcome;
        try {
            outcome = attempt.run();
        } catch (Unrenderable e) {
            outcome = failed(e);
        }
        Map<String, Value> remembered = new LinkedHashMap<>(attempt.assigned());
        if (registers) {
            remembered.putAll(registered(outcome));
        }
        return finish(path, item, outcome, remembered);
    }

    private Outcome finish(StepPath path, Optional<Value> item, Outcome outcome, Map<String, Value> remembered) {
        String local = frame.layers().path();
        context.record(new Event.StepFinished(
                path, step.name(), host.name(), visit, item, shown(outcome), local, remembered, alsoFor, hidden));
        frame.moment().ifPresent(moment -> moment.add(host.name(), local, remembered));
        if (outcome.kind() == Outcome.Kind.CHANGED) {
            context.notified().add(step.notifies(), host);
        }
        return outcome;
    }

    private Map<String, Value> registered(Outcome outcome) {
        return step.register()
                .map(name -> Map.<String, Value>of(name, outcome.result()))
                .orElse(Map.of());
    }

    private Outcome skipped() {
        return new Outcome(Outcome.Kind.SKIPPED, Results.skipped(), Optional.empty(), took(), false, false);
    }

    private Outcome failed(Unrenderable e) {
        return new Outcome(
                Outcome.Kind.FAILED,
                Results.failed(e.getMessage()),
                Optional.of(e.problem().describe()),
                took(),
                step.verdict().ignoreErrors(),
                false);
    }

    private Duration took() {
        return Duration.between(begun, Instant.now());
    }
}
