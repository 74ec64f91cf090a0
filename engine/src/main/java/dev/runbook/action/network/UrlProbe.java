package dev.runbook.action.network;

import dev.runbook.action.Arguments;
import dev.runbook.action.Operation;
import dev.runbook.remote.HttpProbe;
import dev.runbook.remote.HttpRequest;
import dev.runbook.template.Unrenderable;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Whether a URL answers with a wanted status. */
record UrlProbe(HttpRequest request, Statuses wanted, boolean fromHost) implements Wish {

    static UrlProbe of(Arguments arguments) {
        if (arguments.has("state")) {
            throw new Unrenderable(arguments.span(), "`state` goes with `port` or `path`; for `url`, use `status`");
        }
        URI uri = Question.uri(arguments);
        HttpRequest request = new HttpRequest(
                "GET",
                uri,
                Map.of(),
                Optional.empty(),
                arguments.duration("connect_timeout"),
                false,
                arguments.flag("validate_certs"));
        return new UrlProbe(request, Statuses.of(arguments, "status"), Question.fromHost(arguments));
    }

    @Override
    public Operation operation() {
        Reply reply = new Reply(request.uri(), wanted, false);
        return new Operation.Ask(
                "`" + request.uri() + "` answers " + wanted, new HttpProbe(request), fromHost, reply::result);
    }
}
