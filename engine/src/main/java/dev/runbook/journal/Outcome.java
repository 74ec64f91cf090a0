package dev.runbook.journal;

import dev.runbook.value.Value;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a step ended on a host.
 *
 * @param result what {@code register} keeps
 * @param reason why, where it is no success: one sentence
 * @param took in whole milliseconds
 * @param ignored whether the author wants the failure ignored
 * @param traces whether it may have left any on the host; if so, the step owes its undo
 */
public record Outcome(
        Kind kind, Value.Fields result, Optional<String> reason, Duration took, boolean ignored, boolean traces) {

    private static final Set<String> SHOWN_ANYWAY =
            Set.of("rc", "changed", "failed", "skipped", "duration", "attempts");

    public Outcome {
        took = took.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The words of the language. */
    public enum Kind {
        OK("ok"),
        CHANGED("changed"),
        SKIPPED("skipped"),
        FAILED("failed"),
        /** The step's guard did not hold; nothing was done. */
        REFUSED("refused"),
        /** A person has to approve first, and nobody is there to be asked; nothing was done. */
        WAITING("waiting"),
        /** The host could not be contacted; nothing was started. */
        UNREACHABLE("unreachable"),
        /** It was started, and its end is not known. */
        IN_DOUBT("in doubt");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        public boolean isFailure() {
            return this == FAILED || this == REFUSED || this == WAITING || this == UNREACHABLE || this == IN_DOUBT;
        }

        /** Whether the host was lost rather than the step gone wrong. */
        public boolean isLoss() {
            return this == UNREACHABLE || this == IN_DOUBT;
        }

        /** Whether a step that is able to change the host may have left traces when it ended so. */
        public boolean leavesTraces() {
            return this == CHANGED || this == FAILED || this == IN_DOUBT;
        }
    }

    /** The same without anything of its output, and without a reason that may tell of it. */
    public Outcome hidden() {
        Map<String, Value> left = new LinkedHashMap<>(result.entries());
        left.keySet().retainAll(SHOWN_ANYWAY);
        boolean told = kind != Kind.FAILED && kind != Kind.IN_DOUBT;
        return new Outcome(
                kind, Value.map(left), told ? reason : reason.map(why -> hiddenReason()), took, ignored, traces);
    }

    private String hiddenReason() {
        Optional<String> rc = result.get("rc").map(Value::text).filter(code -> !code.equals("0"));
        return rc.map(code -> "exit code " + code).orElse("it failed, and `no_log` hides why");
    }

    /** Whether it counts against the run. */
    public boolean failed() {
        return kind.isFailure() && !ignored;
    }
}
