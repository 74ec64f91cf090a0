package dev.runbook.source;

import dev.runbook.value.Secrets;
import java.util.Optional;
import java.util.regex.Pattern;

/** One thing that is wrong in a file or on the command line, and what to do about it. */
public record Problem(Optional<Span> where, String message) {

    /** A value of many words, of which the beginning is enough. */
    private static final Pattern LONG = Pattern.compile("`([^`]{200})[^`]{100,}+`");

    public Problem {
        message = LONG.matcher(message).replaceAll("`$1…`");
    }

    public static Problem of(String message) {
        return new Problem(Optional.empty(), message);
    }

    public static Problem at(Span where, String message) {
        return new Problem(Optional.of(where), message);
    }

    /** The same without the secrets. */
    Problem masked(Secrets secrets) {
        return new Problem(
                where.map(span -> secrets.shows(span.file().line(span.line())) ? span.hidden() : span),
                secrets.mask(message));
    }

    /** The place, the message, and the line with carets unless it is confidential, as the operator sees it. */
    public String describe() {
        return where.map(span ->
                        span.place() + ": " + message + (span.file().isConfidential() ? "" : "\n" + span.snippet()))
                .orElse(message);
    }
}
