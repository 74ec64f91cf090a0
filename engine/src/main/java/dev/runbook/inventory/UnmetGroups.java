package dev.runbook.inventory;

import dev.runbook.source.DidYouMean;
import dev.runbook.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Groups of an INI file that were mentioned and not yet declared; a file may use a group above its declaration. */
final class UnmetGroups {

    private final Draft draft;
    private final Map<String, Unmet> waiting = new LinkedHashMap<>();

    UnmetGroups(Draft draft) {
        this.draft = draft;
    }

    /** A {@code [name:vars]} section. */
    void variables(String name, Span where) {
        if (draft.group(name).isEmpty()) {
            waiting.putIfAbsent(name, new Unmet(where, new ArrayList<>()));
        }
    }

    /** A line in {@code [parent:children]}. Children join their parent when they are declared, as in Ansible. */
    void child(DraftGroup parent, String name, Span where) {
        draft.group(name)
                .ifPresentOrElse(
                        child -> draft.addChild(parent, child, where),
                        () -> waiting.computeIfAbsent(name, unmet -> new Unmet(where, new ArrayList<>()))
                                .parents
                                .add(new Parent(parent, where)));
    }

    /** The group is declared: whoever waits for it has it. */
    void met(DraftGroup group) {
        Unmet unmet = waiting.remove(group.name());
        if (unmet != null) {
            unmet.parents.forEach(parent -> draft.addChild(parent.group, group, parent.where));
        }
    }

    void report() {
        List<String> known = draft.groups().stream()
                .map(DraftGroup::name)
                .filter(name -> !waiting.containsKey(name))
                .toList();
        waiting.forEach((name, unmet) -> draft.problems()
                .add(
                        unmet.where,
                        "unknown group `" + name + "`; no `[" + name + "]` declares it"
                                + DidYouMean.suffix(name, known)));
    }

    private record Unmet(Span where, List<Parent> parents) {}

    private record Parent(DraftGroup group, Span where) {}
}
