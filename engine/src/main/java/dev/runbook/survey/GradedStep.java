package dev.runbook.survey;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A step of the plan.
 *
 * @param at the file and line where it is written
 * @param notes what stands around it: {@code once}, {@code registers x}
 * @param lines one for each of its hosts, and for each item of its loop
 * @param inner the steps of its block, or of the action it calls
 * @param undo what takes it back, should a later step fail
 */
public record GradedStep(
        String id,
        String name,
        String at,
        Kind kind,
        List<String> notes,
        List<GradedGuard> guards,
        List<GradedLine> lines,
        List<GradedStep> inner,
        List<GradedStep> undo) {

    /** What a step consists of. */
    public enum Kind {
        /** An operation of its own. */
        STEP,
        /** Further steps of the runbook; has lines only for hosts that do not enter it for certain. */
        BLOCK,
        /** The steps of an action written in YAML. */
        ACTION
    }

    /** The lines of the runbook's own steps in here, those inside actions and of undo steps left out. */
    public Stream<GradedLine> ownLines() {
        return kind == Kind.BLOCK
                ? Stream.concat(
                        lines.stream().filter(line -> line.grade() == Grade.SKIP),
                        inner.stream().flatMap(GradedStep::ownLines))
                : lines.stream();
    }

    /** The guards in here, those inside actions included. */
    public Stream<GradedGuard> allGuards() {
        return Stream.concat(guards.stream(), inner.stream().flatMap(GradedStep::allGuards));
    }

    public GradedStep map(UnaryOperator<String> change) {
        return new GradedStep(
                id,
                change.apply(name),
                at,
                kind,
                notes.stream().map(change).toList(),
                guards.stream().map(guard -> guard.map(change)).toList(),
                lines.stream().map(line -> line.map(change)).toList(),
                inner.stream().map(step -> step.map(change)).toList(),
                undo.stream().map(step -> step.map(change)).toList());
    }
}
