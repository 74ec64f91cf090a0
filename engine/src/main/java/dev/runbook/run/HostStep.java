package dev.runbook.run;

import dev.runbook.journal.Event;
import dev.runbook.journal.Outcome;
import dev.runbook.plan.Results;
import dev.runbook.procedure.Loop;
import dev.runbook.procedure.Step;
import dev.runbook.template.Scope;
import dev.runbook.template.Unrenderable;
import dev.runbook.value.Value;
import dev.runbook.yaml.Node;
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
        return shown(before(turn).orElseGet(this::ended));
    }

    /** How it ended before the run was resumed. */
    private Optional<Outcome> before(Turn past) {
        Optional<Event.StepFinished> finished = context.recall()
                .finished(past.path(), past.visit().id(), past.host().name());
        return finished.filter(this::isKnown).map(event -> {
            follow(past, event.outcome(), event.remembered());
            return event.outcome();
        });
    }

    /** What the journal was not to keep is found out again, where finding out changes nothing. */
    private boolean isKnown(Event.StepFinished event) {
        boolean remembered = step.register()
                .filter(name -> !event.remembered().containsKey(name))
                .isEmpty();
        return remembered || !step.changesNothing() || event.outcome().failed();
    }

    /** What may be told to others: to the journal, and to whoever called the action that this step belongs to. */
    private Outcome shown(Outcome outcome) {
        return turn.hidden() ? outcome.hidden() : outcome;
    }

    private Outcome ended() {
        context.recall().isOver();
        try {
            Scope names = context.scope(turn);
            if (!isUnderWay()
                    && !step.conditions().when().map(when -> when.holds(names)).orElse(true)) {
                return finish(turn, skipped(), registered(skipped()));
            }
            return step.loop().isPresent() ? loop(step.loop().get(), names) : once(turn);
        } catch (Unrenderable e) {
            return fail(e);
        }
    }

    /** Whether it was begun before the run was resumed: what it was to be done for held then. */
    private boolean isUnderWay() {
        return context.recall()
                .isUnderWay(turn.path(), turn.visit().id(), turn.host().name());
    }

    /** Fails before anything is done. */
    Outcome fail(Unrenderable e) {
        Optional<Outcome> before = before(turn);
        if (before.isPresent()) {
            return before.get();
        }
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
            outcomes.add(before(item).orElseGet(() -> item(item)));
            if (outcomes.get(index).failed()) {
                break;
            }
        }
        Outcome all = outcomes.isEmpty() ? skipped() : LoopOutcome.of(outcomes, took());
        return finish(turn, all, registered(all));
    }

    private Outcome item(Turn item) {
        Attempt attempt = new Attempt(context, walk, item);
        return finish(item, attempt.run(), attempt.assigned());
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
                ended.visit().id(),
                ended.shownItem(),
                shown,
                local,
                remembered,
                alsoFor,
                ended.hidden()));
        follow(ended, outcome, remembered);
        return outcome;
    }

    /** What a step's end means to those that come later. */
    private void follow(Turn ended, Outcome outcome, Map<String, Value> remembered) {
        ended.frame()
                .moment()
                .ifPresent(moment -> remember(moment, ended.layers().path(), remembered));
        if (outcome.kind() == Outcome.Kind.CHANGED && !ended.frame().isUndo()) {
            context.notified()
                    .add(step.notifies().stream().map(Node.Scalar::text).toList(), ended.host());
        }
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
