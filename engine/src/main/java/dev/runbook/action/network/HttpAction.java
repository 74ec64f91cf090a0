package dev.runbook.action.network;

import static dev.runbook.action.Parameter.Type.ANY;
import static dev.runbook.action.Parameter.Type.BOOL;
import static dev.runbook.action.Parameter.Type.DURATION;
import static dev.runbook.action.Parameter.Type.MAP;
import static dev.runbook.action.Parameter.Type.STRING;

import dev.runbook.action.Action;
import dev.runbook.action.ActionSpec;
import dev.runbook.action.ActionSpec.Fact;
import dev.runbook.action.Arguments;
import dev.runbook.action.Operation;
import dev.runbook.action.Parameter;
import dev.runbook.action.Situation;
import dev.runbook.remote.HttpProbe;
import dev.runbook.remote.HttpRequest;
import dev.runbook.value.Value;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Asks over HTTP. */
public final class HttpAction implements Action {

    @Override
    public ActionSpec spec() {
        return ActionSpec.of(
                        "http",
                        "Asks over HTTP, from the host or from the controller; a status that is not wanted is a failure.",
                        Parameter.required("url", STRING, "what to ask; `127.0.0.1` is the one who asks"),
                        Parameter.optional(
                                        "method",
                                        STRING,
                                        Value.of("GET"),
                                        "GET, HEAD and OPTIONS change nothing; any other counts as a change")
                                .oneOf("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"),
                        Parameter.optional("headers", MAP, "headers to send"),
                        Parameter.optional("body", ANY, "what to send: a text as it is, a list or map as JSON"),
                        Parameter.optional("body_format", STRING, "how to send `body`, if not as its type suggests")
                                .oneOf("raw", "json", "form-urlencoded"),
                        Parameter.optional("user", STRING, "name for basic authentication"),
                        Parameter.optional("password", STRING, "password for basic authentication"),
                        Parameter.optional("status", ANY, Value.of(200), "the status code that is wanted, or a list"),
                        Parameter.optional(
                                "timeout", DURATION, Value.of("30s"), "how long to wait for the whole answer"),
                        Parameter.optional(
                                "follow_redirects",
                                BOOL,
                                "go where a redirect leads; by default for GET and HEAD only"),
                        Question.VALIDATE_CERTS,
                        Question.FROM)
                .giving(
                        new Fact("status", "status code of the answer; 0 if there was none"),
                        new Fact("headers", "headers of the answer, names in lower case"),
                        new Fact("body", "text of the answer; also as `content`"),
                        new Fact("json", "the answer as a value, if it is JSON"),
                        new Fact("url", "what was asked"));
    }

    @Override
    public Operation operation(Arguments arguments, Situation situation) {
        URI uri = Question.uri(arguments);
        String method = arguments.text("method").toUpperCase(Locale.ROOT);
        boolean safe = HttpProbe.isSafe(method);
        Optional<HttpBody> body = HttpBody.of(arguments);
        HttpRequest request = new HttpRequest(
                method,
                uri,
                HttpHeaders.of(arguments, body),
                body.map(HttpBody::bytes),
                arguments.duration("timeout"),
                arguments.has("follow_redirects") ? arguments.flag("follow_redirects") : safe,
                arguments.flag("validate_certs"));
        Reply reply = new Reply(uri, Statuses.of(arguments, "status"), !safe);
        String from = Question.fromHost(arguments) ? "" : " from the controller";
        String summary = method + " " + uri + from;
        boolean fromHost = Question.fromHost(arguments);
        return safe
                ? new Operation.Ask(summary, new HttpProbe(request), fromHost, reply::result)
                : new Operation.Send(summary, request, fromHost, reply::result);
    }
}
