package dev.runbook.template.syntax;

import dev.runbook.template.operation.Undefined;
import io.pebbletemplates.pebble.error.AttributeNotFoundException;

/** A filter that has no value to give, with the place of its name. Its message is a whole sentence. */
public final class UndefinedResult extends AttributeNotFoundException {

    private static final long serialVersionUID = 1L;

    UndefinedResult(Undefined cause, int offset) {
        super(cause, cause.getMessage(), "", offset, "");
    }
}
