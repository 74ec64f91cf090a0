package dev.runbook.template.syntax;

import dev.runbook.template.operation.Printable;
import dev.runbook.value.Value;

/**
 * What one <code>{{ … }}</code> gave.
 *
 * @param content a {@link Value} or a {@link Printable}
 * @param offset where its expression starts in the text
 */
public record Printed(Object content, int offset) {

    public Value value() {
        return content instanceof Printable printable ? Value.of(printable.text()) : (Value) content;
    }
}
