package dev.runbook.survey;

import java.util.List;
import java.util.Optional;

/** A line that is being written. */
record Draft(
        Grade grade,
        String does,
        Optional<String> reason,
        Optional<String> now,
        Optional<String> failure,
        List<String> diff,
        boolean isHarmless,
        Optional<String> operation,
        List<Fact> facts) {

    private static final String HIDDEN = "do what `no_log` hides";

    Draft(Grade grade) {
        this(
                grade,
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                false,
                Optional.empty(),
                List.of());
    }

    static Draft of(Sighting sighting, String does, boolean harmless, Optional<String> operation) {
        return new Draft(
                sighting.grade(),
                does,
                sighting.reason(),
                sighting.now(),
                Optional.empty(),
                sighting.diff(),
                harmless,
                operation,
                sighting.facts());
    }

    Draft because(String why) {
        return new Draft(grade, does, Optional.of(why), now, failure, diff, isHarmless, operation, facts);
    }

    Draft now(String how) {
        return new Draft(grade, does, reason, Optional.of(how), failure, diff, isHarmless, operation, facts);
    }

    Draft failing(String why) {
        return new Draft(grade, does, reason, now, Optional.of(why), diff, isHarmless, operation, facts);
    }

    Draft doing(String what) {
        return new Draft(grade, what, reason, now, failure, diff, isHarmless, operation, facts);
    }

    Draft harmless() {
        return new Draft(grade, does, reason, now, failure, diff, true, operation, facts);
    }

    /** The same, unless it is not so. */
    Draft harmless(boolean is) {
        return is ? harmless() : this;
    }

    Draft differing(List<String> lines) {
        return new Draft(grade, does, reason, now, failure, lines, isHarmless, operation, facts);
    }

    Draft seeing(List<Fact> seen) {
        return new Draft(grade, does, reason, now, failure, diff, isHarmless, operation, seen);
    }

    /** The same, where it is not certain that it is done at all. */
    Draft depending(Frame.Doubt doubt, Grade asNow) {
        Optional<String> how =
                failure.map(why -> "would fail: " + why).or(() -> now).or(() -> Optional.of(Sighting.phrase(asNow)));
        return new Draft(
                Grade.DEPENDS,
                does,
                Optional.of(doubt.reason()),
                doubt.blind() ? Optional.empty() : how,
                Optional.empty(),
                diff,
                isHarmless,
                operation,
                facts);
    }

    /** The same for a step of which its author wants nothing shown; what it hangs on is no secret. */
    Draft hidden() {
        return new Draft(
                grade,
                grade == Grade.SKIP ? "" : HIDDEN,
                reason,
                Optional.empty(),
                failure.map(why -> "`no_log` hides why"),
                List.of(),
                isHarmless,
                Optional.empty(),
                List.of());
    }

    /** @param ignored whether its failure is ignored */
    GradedLine line(String host, String path, Optional<String> item, boolean ignored) {
        return new GradedLine(
                host,
                path,
                item,
                grade,
                does,
                reason,
                ignored && failure.isPresent() ? failure.map(why -> "fails, which is ignored: " + why) : now,
                ignored ? Optional.empty() : failure,
                diff,
                isHarmless,
                operation,
                facts);
    }
}
