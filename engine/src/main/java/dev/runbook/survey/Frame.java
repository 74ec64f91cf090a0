package dev.runbook.survey;

import dev.runbook.inventory.Host;
import dev.runbook.journal.StepPath;
import dev.runbook.plan.ShellSettings;
import dev.runbook.procedure.Step;
import dev.runbook.procedure.Surroundings;
import dev.runbook.template.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What holds for the steps of a walk.
 *
 * @param stand where the hosts stand
 * @param surroundings of play and blocks, the outermost first
 * @param call the step whose action these steps belong to
 * @param key the same, for all items of its loop
 * @param hidden whether a caller wants nothing shown
 * @param doubts why it is not certain that hosts come here at all
 * @param undo whether these steps take something back: they are shown, and nothing is looked at
 */
record Frame(
        Stand stand,
        List<Surroundings> surroundings,
        StepPath call,
        String key,
        boolean hidden,
        Map<String, Doubt> doubts,
        boolean undo) {

    /**
     * Why it is not certain that a host comes here.
     *
     * @param blind whether so little is known that looking would show nothing
     */
    record Doubt(String reason, boolean blind) {}

    static Frame ofPlay(Stand stand, Surroundings surroundings, Map<String, Doubt> doubts) {
        return new Frame(stand, List.of(surroundings), StepPath.ROOT, "", false, doubts, false);
    }

    Optional<Doubt> doubt(Host host) {
        return Optional.ofNullable(doubts.get(host.name()));
    }

    boolean isOuter() {
        return call.isRoot() && !undo;
    }

    /** Inside a block: its vars and surroundings hold there too. */
    Frame inside(Step block) {
        List<Surroundings> all = Stream.concat(surroundings.stream(), Stream.of(block.surroundings()))
                .toList();
        return new Frame(stand.withVars(block.vars()), all, call, key, hidden, doubts, undo);
    }

    /** For a host that stands elsewhere. */
    Frame with(Stand there) {
        return new Frame(there, surroundings, call, key, hidden, doubts, undo);
    }

    Frame doubting(Map<String, Doubt> more) {
        Map<String, Doubt> all = new HashMap<>(more);
        all.putAll(doubts);
        return new Frame(stand, surroundings, call, key, hidden, all, undo);
    }

    /** For the undo steps of a step on a host that stands there. */
    Frame undoing(Step step, Stand there) {
        return new Frame(there, surrounded(step), call, keyOf(step) + "!", hides(step), Map.of(), true);
    }

    private List<Surroundings> surrounded(Step step) {
        return Stream.concat(surroundings.stream(), Stream.of(step.surroundings()))
                .toList();
    }

    String keyOf(Step step) {
        return key + ">" + step.id();
    }

    boolean hides(Step step) {
        return hidden || step.surroundings().noLog() || surroundings.stream().anyMatch(Surroundings::noLog);
    }

    /** As whom and with which environment a step works. */
    ShellSettings settings(Step step, Scope scope) {
        return settings(step.surroundings(), scope);
    }

    ShellSettings settings(Surroundings own, Scope scope) {
        ShellSettings settings = stand.settings();
        for (Surroundings each :
                Stream.concat(surroundings.stream(), Stream.of(own)).toList()) {
            settings = settings.with(each, scope);
        }
        return settings;
    }
}
