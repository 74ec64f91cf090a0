package dev.runbook.template.shell;

import java.util.Optional;

/** Reads the word behind {@code <<}, character by character. */
final class HereDocumentStart {

    private final StringBuilder delimiter = new StringBuilder();
    private boolean literal;
    private boolean stripsTabs;
    private boolean started;
    private char quote;
    private boolean escaped;
    private boolean cancelled;

    /** Takes one character; false if the word ended before it. */
    boolean take(char c) {
        if (!started && c == '-' && !stripsTabs) {
            stripsTabs = true;
            return true;
        }
        if (!started && (c == ' ' || c == '\t')) {
            return true;
        }
        if (!started && c == '<') {
            cancelled = true;
            return true;
        }
        started = true;
        return cancelled ? false : takeWord(c);
    }

    private boolean takeWord(char c) {
        if (escaped) {
            escaped = false;
            delimiter.append(c);
        } else if (quote != 0) {
            takeQuoted(c);
        } else if (c == '\'' || c == '"') {
            literal = true;
            quote = c;
        } else if (c == '\\') {
            literal = true;
            escaped = true;
        } else if (Character.isWhitespace(c) || ";&|()<>".indexOf(c) >= 0) {
            return false;
        } else {
            delimiter.append(c);
        }
        return true;
    }

    private void takeQuoted(char c) {
        if (c == quote) {
            quote = 0;
        } else {
            delimiter.append(c);
        }
    }

    /** Empty for {@code <<<}, which is no here-document. */
    Optional<HereDocument> finish() {
        return cancelled ? Optional.empty() : Optional.of(new HereDocument(delimiter.toString(), literal, stripsTabs));
    }
}
