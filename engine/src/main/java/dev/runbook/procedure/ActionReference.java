package dev.runbook.procedure;

import dev.runbook.action.Action;
import dev.runbook.action.ActionSpec;
import dev.runbook.action.Actions;
import dev.runbook.source.Problems;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What every action that a runbook can call is for: those written in Java and those written in YAML. */
public final class ActionReference {

    private final Library library;
    private final Actions actions;

    public ActionReference(Library library, Actions actions) {
        this.library = library;
        this.actions = actions;
    }

    /**
     * All of them by name; one in YAML stands for one in Java of the same name, as it does in a runbook.
     *
     * @throws dev.runbook.source.InvalidSource if a file of an action is wrong
     */
    public List<ActionSpec> all() {
        return Stream.concat(actions.names().stream(), library.actionNames().stream())
                .distinct()
                .map(this::named)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(ActionSpec::name))
                .toList();
    }

    /** The action of this name. */
    public Optional<ActionSpec> named(String name) {
        Problems problems = new Problems();
        Reading reading = Reading.of(problems, actions, library, List.of());
        Optional<ActionSpec> custom = library.action(name)
                .flatMap(file -> CustomActionReader.read(name, file, reading))
                .map(CustomAction::spec);
        problems.throwIfAny();
        return custom.or(() -> actions.named(name).map(Action::spec));
    }
}
