package dev.runbook.action.network;

import static dev.runbook.action.Parameter.Type.ANY;
import static dev.runbook.action.Parameter.Type.DURATION;
import static dev.runbook.action.Parameter.Type.INT;
import static dev.runbook.action.Parameter.Type.STRING;

import dev.runbook.action.Action;
import dev.runbook.action.ActionSpec;
import dev.runbook.action.Arguments;
import dev.runbook.action.Operation;
import dev.runbook.action.Parameter;
import dev.runbook.action.Situation;
import dev.runbook.template.Unrenderable;
import dev.runbook.value.Value;
import java.util.List;

/** Waits until a port, a path or a URL is as wanted. */
public final class WaitForAction implements Action {

    @Override
    public ActionSpec spec() {
        return ActionSpec.of(
                        "wait_for",
                        "Waits until a port, a path or a URL is as wanted, or fails when the time is over.",
                        Parameter.optional("port", INT, "port that is tried from the host"),
                        Parameter.optional(
                                "host",
                                STRING,
                                Value.of("127.0.0.1"),
                                "address that `port` belongs to, as the host sees it"),
                        Parameter.optional("path", STRING, "path on the host that is looked for"),
                        Parameter.optional("url", STRING, "URL that is asked with GET"),
                        Parameter.optional(
                                        "state",
                                        STRING,
                                        "for a port `started` (default), `stopped` or `drained` of connections on the host"
                                                + " itself; for a path `present` (default) or `absent`")
                                .oneOf("started", "stopped", "drained", "present", "absent"),
                        Parameter.optional("status", ANY, Value.of(200), "status code wanted from `url`, or a list"),
                        Parameter.optional("delay", DURATION, Value.of("0s"), "how long to wait before the first look"),
                        Parameter.optional("interval", DURATION, Value.of("1s"), "how long to wait between two looks"),
                        Parameter.optional("timeout", DURATION, Value.of("5m"), "how long to wait in all"),
                        Parameter.optional(
                                "connect_timeout",
                                DURATION,
                                Value.of("5s"),
                                "how long one look at a port or URL may take"),
                        Question.VALIDATE_CERTS,
                        Question.FROM)
                .withoutFreeForm()
                .thatOnlyReads();
    }

    @Override
    public Operation operation(Arguments arguments, Situation situation) {
        Operation probe = wish(arguments).operation();
        return new Operation.Await(
                "wait until " + probe.summary(),
                probe,
                arguments.duration("delay"),
                arguments.duration("interval"),
                arguments.duration("timeout"));
    }

    private static Wish wish(Arguments arguments) {
        if (List.of("port", "path", "url").stream().filter(arguments::has).count() != 1) {
            throw new Unrenderable(arguments.span(), "`wait_for` wants one of `port`, `path` and `url`");
        }
        if (arguments.has("url")) {
            return UrlProbe.of(arguments);
        }
        if (!Question.fromHost(arguments)) {
            throw new Unrenderable(
                    arguments.span(), "`from: controller` goes with `url` only; use `delegate_to: localhost`");
        }
        return arguments.has("port") ? PortProbe.of(arguments) : PathProbe.of(arguments);
    }
}
