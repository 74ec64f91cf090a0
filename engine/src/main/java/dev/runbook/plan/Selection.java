package dev.runbook.plan;

import dev.runbook.procedure.Play;
import dev.runbook.procedure.Procedure;
import dev.runbook.procedure.Step;
import dev.runbook.source.DidYouMean;
import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Which steps {@code --tags}, {@code --skip-tags} and {@code --start-at} leave out. They are told apart by themselves: a
 * step of an action may bear the same id.
 */
final class Selection {

    private final Wishes wishes;
    private final Set<Step> leftOut = Collections.newSetFromMap(new IdentityHashMap<>());

    private Selection(Wishes wishes) {
        this.wishes = wishes;
    }

    static Set<Step> leftOut(Procedure procedure, Wishes wishes, Problems problems) {
        Selection selection = new Selection(wishes);
        procedure.plays().forEach(selection::byTags);
        selection.rejectUnknownTags(procedure, problems);
        wishes.startAt().ifPresent(id -> selection.before(id, procedure, problems));
        return Collections.unmodifiableSet(selection.leftOut);
    }

    private void byTags(Play play) {
        play.steps().forEach(step -> byTags(step, play.tags()));
    }

    /** A tag that nothing bears would leave everything out without a word. */
    private void rejectUnknownTags(Procedure procedure, Problems problems) {
        Set<String> borne = new HashSet<>(Set.of("always", "never"));
        procedure.plays().forEach(play -> {
            borne.addAll(play.tags());
            play.steps().stream().flatMap(Step::withInner).forEach(step -> borne.addAll(step.tags()));
        });
        wishes.tags().stream()
                .filter(tag -> !borne.contains(tag))
                .forEach(tag ->
                        problems.add(Problem.of("no step has the tag `" + tag + "`" + DidYouMean.suffix(tag, borne))));
    }

    private boolean byTags(Step step, Set<String> inherited) {
        Set<String> tags = new HashSet<>(inherited);
        tags.addAll(step.tags());
        boolean innerStays =
                step.body().inner().map(inner -> byTags(inner, tags)).reduce(false, Boolean::logicalOr);
        boolean stays = stays(tags) || innerStays;
        if (!stays) {
            leftOut.add(step);
        }
        return stays;
    }

    private boolean stays(Set<String> tags) {
        if (tags.stream().anyMatch(wishes.skipTags()::contains)) {
            return false;
        }
        boolean asked = tags.stream().anyMatch(wishes.tags()::contains);
        if (tags.contains("never")) {
            return asked;
        }
        return wishes.tags().isEmpty() || asked || tags.contains("always");
    }

    private void before(String id, Procedure procedure, Problems problems) {
        List<Step> steps = procedure.plays().stream()
                .flatMap(play -> play.steps().stream())
                .toList();
        List<String> ids = steps.stream().map(Step::id).toList();
        int start = ids.indexOf(id);
        if (start < 0) {
            problems.add(Problem.of("there is no step `" + id + "` to start at" + DidYouMean.suffix(id, ids)));
            return;
        }
        steps.subList(0, start).stream().flatMap(Step::withInner).forEach(leftOut::add);
    }
}
