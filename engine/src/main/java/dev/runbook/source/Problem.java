package dev.runbook.source;

import java.util.Optional;

/** One thing that is wrong in a file or on the command line, and what to do about it. */
public record Problem(Optional<Span> where, String message) {

    public static Problem of(String message) {
        return new Problem(Optional.empty(), message);
    }

    public static Problem at(Span where, String message) {
        return new Problem(Optional.of(where), message);
    }

    /** The place, the message, and the line with carets, as the operator sees it. */
    public String describe() {
        return where.map(span -> span.place() + ": " + message + "\n" + span.snippet())
                .orElse(message);
    }
}
