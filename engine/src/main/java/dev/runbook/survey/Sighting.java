package dev.runbook.survey;

import dev.runbook.action.Result;
import dev.runbook.action.Subject;
import java.util.List;
import java.util.Optional;

/**
 * What can be said of an operation on a host.
 *
 * @param grade as sure as it is
 * @param asNow the grade if nothing changed until then
 * @param result what it will lead to, if it does not fail unexpectedly
 * @param changed whether it will count as a change; empty if that is not known
 * @param reason why it is done already, or what its grade hangs on
 * @param now how it is at the moment, where that is not how it will be
 * @param diff what will differ
 * @param subject what it changes if it changes anything; empty if that may be anything
 * @param facts what was seen
 */
record Sighting(
        Grade grade,
        Grade asNow,
        Known<Result> result,
        Optional<Boolean> changed,
        Optional<String> reason,
        Optional<String> now,
        List<String> diff,
        Optional<Subject> subject,
        List<Fact> facts) {

    private static final String RUN = "on what it leads to";

    /** Will run, and nobody knows what comes of it. */
    static Sighting running(Optional<Boolean> changed) {
        return of(Grade.RUN, Known.unknown(RUN), changed);
    }

    static Sighting of(Grade grade, Known<Result> result, Optional<Boolean> changed) {
        return new Sighting(
                grade,
                grade,
                result,
                changed,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of());
    }

    /** Changes nothing, and leads to this for sure. */
    static Sighting ok(Result result) {
        return of(Grade.OK, Known.sure(result), Optional.of(false));
    }

    Sighting because(String why) {
        return new Sighting(grade, asNow, result, changed, Optional.of(why), now, diff, subject, facts);
    }

    Sighting now(String how) {
        return new Sighting(grade, asNow, result, changed, reason, Optional.of(how), diff, subject, facts);
    }

    Sighting with(Grade other) {
        return new Sighting(other, other, result, changed, reason, now, diff, subject, facts);
    }

    Sighting changing(Optional<Boolean> counts) {
        return new Sighting(grade, asNow, result, counts, reason, now, diff, subject, facts);
    }

    Sighting with(Known<Result> other) {
        return new Sighting(grade, asNow, other, changed, reason, now, diff, subject, facts);
    }

    Sighting differing(List<String> lines, Subject about) {
        return new Sighting(grade, asNow, result, changed, reason, now, lines, Optional.of(about), facts);
    }

    Sighting seeing(String name, String value) {
        return seeing(List.of(new Fact(name, value)));
    }

    Sighting seeing(List<Fact> seen) {
        return new Sighting(grade, asNow, result, changed, reason, now, diff, subject, seen);
    }

    /** The same, where it hangs on something whether it is so. */
    Sighting depending(String doubt) {
        String how = now.map(said -> said + "; " + phrase(asNow)).orElse(phrase(asNow));
        return new Sighting(
                Grade.DEPENDS,
                asNow,
                result.doubting(Optional.of(doubt)),
                Optional.empty(),
                Optional.of(doubt),
                grade == Grade.DEPENDS ? now : Optional.of(how),
                diff,
                subject,
                facts);
    }

    /** What would come of it if nothing changed until then. */
    static String phrase(Grade asNow) {
        return switch (asNow) {
            case CHANGE -> "would change";
            case OK -> "would change nothing";
            case ASK -> "would ask";
            case SKIP -> "would be skipped";
            case RUN, DEPENDS -> "would run";
        };
    }
}
