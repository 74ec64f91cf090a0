package dev.runbook.template.syntax;

/** Writes values as they look inside a longer text. */
public final class PlainWriter extends ValueWriter {

    @Override
    protected void literal(String literal) {
        append(literal);
    }

    @Override
    protected void printed(Printed printed) {
        append(printed.value().text());
    }
}
