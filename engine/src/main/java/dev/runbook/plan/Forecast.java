package dev.runbook.plan;

import dev.runbook.inventory.Host;
import java.util.List;

/**
 * What a step will do on one host, as far as it is known before the run.
 *
 * @param details what will be done, rendered; or what it hangs on
 */
public record Forecast(Host host, Kind kind, List<String> details) {

    /** Without what is rendered; what it hangs on is no secret. */
    Forecast hidden() {
        return kind == Kind.RUN || kind == Kind.ASK
                ? new Forecast(host, kind, List.of("do what `no_log` hides"))
                : this;
    }

    /** The words of the plan. */
    public enum Kind {
        /** Will run; its effect is known when it has. */
        RUN,
        /** Will not run here. */
        SKIP,
        /** Hangs on the result of an earlier step. */
        DEPENDS,
        /** A person is asked. */
        ASK
    }
}
