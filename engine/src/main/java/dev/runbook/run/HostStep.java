package dev.runbook.run;

import dev.runbook.journal.Event;
import dev.runbook.journal.Outcome;
import dev.runbook.procedure.Loop;
import dev.runbook.procedure.Step;
import dev.runbook.template.Scope;
import dev.runbook.template.Unrenderable;
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
    private final Turn turn;
    private final Step step;
    private final List<String> alsoFor;
    private final Instant begun = Instant.now();

    /** @param alsoFor further hosts that remember what it registers */
    HostStep(RunContext context, Walk walk, Turn turn, List<String> alsoFor) {
        this.context = context;
        this.walk = walk;
        this.turn = turn;
        this.step = turn.step();
        this.alsoFor = alsoFor;
    }

    Outcome run() {
        return shown(ended());
    }

    /** What may be told to others: to the journal, and to whoever called the action that this step belongs to. */
    private Outcome shown(Outcome outcome) {
        return turn.hidden() ? outcome.hidden() : outcome;
    }

    private Outcome ended() {
        try {
            Scope names = context.scope(turn);
            if (!step.conditions().when().map(when -> when.holds(names)).orElse(true)) {
                return finish(turn, skipped(), registered(skipped()));
            }
            return step.loop().isPresent() ? loop(step.loop().get(), names) : once(turn);
        } catch (Unrenderable e) {
            return fail(e);
        }
    }

    /** Fails before anything is done. */
    Outcome fail(Unrenderable e) {
        Outcome outcome = new Outcome(
                Outcome.Kind.FAILED,
                Results.failed(e.getMessage()),
                Optional.of(e.problem().describe()),
                took(),
                false,
                false);
        return finish(turn, outcome, Map.of());
    }

    /** Stops at the first item that fails: what follows may build on it. */
    private Outcome loop(Loop loop, Scope names) {
        List<Outcome> outcomes = new ArrayList<>();
        List<Value> items = loop.items(names);
        for (int index = 0; index < items.size(); index++) {
            Turn item = turn.withItem(loop.variable(), index, items.get(index));
            Attempt attempt = new Attempt(context, walk, item);
            outcomes.add(finish(item, attempt.run(), attempt.assigned()));
            if (outcomes.get(index).failed()) {
                break;
            }
        }
        Outcome all = outcomes.isEmpty() ? skipped() : LoopOutcome.of(outcomes, took());
        return finish(turn, all, registered(all));
    }

    private Outcome once(Turn only) {
        Attempt attempt = new Attempt(context, walk, only);
        Outcome outcome = attempt.run();
        Map<String, Value> remembered = new LinkedHashMap<>(attempt.assigned());
        remembered.putAll(registered(outcome));
        return finish(only, outcome, remembered);
    }

    /** The outcome itself, of which others may see less. */
    private Outcome finish(Turn ended, Outcome outcome, Map<String, Value> remembered) {
        String local = ended.layers().path();
        Outcome shown = shown(outcome);
        context.record(new Event.StepFinished(
                ended.path(),
                step.name(),
                ended.host().name(),
                ended.visit().number(),
                ended.shownItem(),
                shown,
                local,
                remembered,
                alsoFor,
                ended.hidden()));
        ended.frame().moment().ifPresent(moment -> remember(moment, local, remembered));
        if (outcome.kind() == Outcome.Kind.CHANGED && !ended.frame().isUndo()) {
            context.notified().add(step.notifies(), ended.host());
        }
        return outcome;
    }

    private void remember(Recollection moment, String local, Map<String, Value> remembered) {
        moment.add(turn.host().name(), local, remembered);
        alsoFor.forEach(host -> moment.add(host, local, remembered));
    }

    private Map<String, Value> registered(Outcome outcome) {
        return step.register()
                .map(name -> Map.<String, Value>of(name, outcome.result()))
                .orElse(Map.of());
    }

    private Outcome skipped() {
        return new Outcome(Outcome.Kind.SKIPPED, Results.skipped(), Optional.empty(), took(), false, false);
    }

    private Duration took() {
        return Duration.between(begun, Instant.now());
    }
}
