package dev.runbook.template.syntax;

import io.pebbletemplates.pebble.error.ParserException;

/** What is wrong in the spelling of a template, in our words; Pebble's own are replaced. */
final class SyntaxException extends ParserException {

    private static final long serialVersionUID = 1L;

    SyntaxException(int offset, String message) {
        super(null, message, offset, "");
    }
}
