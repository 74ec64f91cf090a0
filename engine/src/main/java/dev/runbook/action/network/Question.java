package dev.runbook.action.network;

import static dev.runbook.action.Parameter.Type.BOOL;
import static dev.runbook.action.Parameter.Type.STRING;

import dev.runbook.action.Arguments;
import dev.runbook.action.Parameter;
import dev.runbook.template.Unrenderable;
import dev.runbook.value.Value;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** What http and wait_for have in common: a URL, and where it is asked from. */
final class Question {

    static final Parameter FROM = Parameter.optional(
                    "from",
                    STRING,
                    Value.of("host"),
                    "who asks: the step's `host`, through its SSH connection and with nothing installed there, or the"
                            + " `controller`")
            .oneOf("host", "controller");
    static final Parameter VALIDATE_CERTS = Parameter.optional(
            "validate_certs", BOOL, Value.TRUE, "refuse a certificate that no authority vouches for");

    private Question() {}

    static URI uri(Arguments arguments) {
        String text = arguments.text("url");
        try {
            URI uri = new URI(text);
            if (uri.getHost() == null
                    || !Set.of("http", "https").contains(uri.getScheme().toLowerCase())) {
                throw wrong(arguments, text, "wanted `http://HOST…` or `https://HOST…`");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw wrong(arguments, text, e.getReason().toLowerCase() + " at character " + (e.getIndex() + 1));
        }
    }

    static boolean fromHost(Arguments arguments) {
        return arguments.text("from").equals("host");
    }

    private static Unrenderable wrong(Arguments arguments, String text, String why) {
        return new Unrenderable(arguments.span(), "`" + text + "` is no web address: " + why);
    }
}
