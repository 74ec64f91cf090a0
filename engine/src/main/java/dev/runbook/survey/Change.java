package dev.runbook.survey;

import dev.runbook.action.Subject;
import dev.runbook.procedure.Step;
import java.util.Optional;

/**
 * Something that a step of the plan changes, or may change.
 *
 * @param host where
 * @param subject what; empty if it may be anything on the host
 * @param step which, as the survey names it
 * @param written where the step stands in its file, whoever calls it
 * @param title the step's name
 */
record Change(String host, Optional<Subject> subject, String step, String written, String title) {

    static Change by(Step step, String key, String host, Optional<Subject> subject) {
        return new Change(host, subject, key, step.span().place(), step.name());
    }

    /** Whether this may have changed what another step is about. Steps that share storage share paths. */
    boolean touches(String otherHost, Subject other, String otherStep) {
        if (host.equals(otherHost)) {
            return subject.map(own -> own.touches(other)).orElse(true);
        }
        boolean paths = other.kind() == Subject.Kind.PATH
                && subject.filter(own -> own.kind() == Subject.Kind.PATH)
                        .filter(own -> own.touches(other))
                        .isPresent();
        return paths && !step.equals(otherStep);
    }
}
