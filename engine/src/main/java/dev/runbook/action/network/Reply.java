package dev.runbook.action.network;

import dev.runbook.action.Result;
import dev.runbook.action.Summary;
import dev.runbook.json.Json;
import dev.runbook.remote.HttpReply;
import dev.runbook.value.Value;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What an answer means, given the wanted status. */
record Reply(URI uri, Statuses wanted, boolean changes) {

    Result result(HttpReply reply) {
        Result asked = Result.OK.withChanged(changes).with("url", Value.of(uri.toString()));
        if (reply instanceof HttpReply.Answer answer) {
            Result read = read(asked, answer);
            return wanted.include(answer.status()) ? read : read.failing(unwanted(answer));
        }
        String reason = ((HttpReply.NoAnswer) reply).reason();
        return asked.with("status", Value.of(0)).failing("`" + uri + "` gave no answer: " + reason);
    }

    private static Result read(Result asked, HttpReply.Answer answer) {
        Map<String, Value> headers = new LinkedHashMap<>();
        answer.headers().forEach((name, value) -> headers.put(name, Value.of(value)));
        Result read = asked.with("status", Value.of(answer.status()))
                .with("headers", Value.map(headers))
                .with("body", Value.of(answer.body()))
                .with("content", Value.of(answer.body()));
        Optional<Value> json = Json.read(answer.body());
        return json.map(value -> read.with("json", value)).orElse(read);
    }

    private String unwanted(HttpReply.Answer answer) {
        String said = answer.body().isBlank() ? "" : ": " + Summary.line(answer.body());
        return "`" + uri + "` answered " + answer.status() + ", wanted " + wanted + said;
    }
}
