package dev.runbook.template.syntax;

import dev.runbook.template.operation.Limits;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.writer.SpecializedWriter;
import java.io.Writer;

/** Receives the literal text of a template and, as values, what its expressions gave. Stops at 16 Mi characters. */
public abstract class ValueWriter extends Writer implements SpecializedWriter {

    private final StringBuilder text = new StringBuilder();

    protected abstract void literal(String literal);

    protected abstract void printed(Printed printed);

    protected final void append(String part) {
        if (text.length() + part.length() > Limits.TEXT) {
            throw new PebbleException(null, "the text grows beyond 16 MiB", 0, "");
        }
        text.append(part);
    }

    protected final void insert(int at, String part) {
        text.insert(at, part);
    }

    protected final int size() {
        return text.length();
    }

    @Override
    public final String toString() {
        return text.toString();
    }

    @Override
    public final void write(char[] buffer, int offset, int length) {
        literal(new String(buffer, offset, length));
    }

    @Override
    public final void write(Object object) {
        printed((Printed) object);
    }

    @Override
    public final void writeSpecialized(String s) {
        literal(s);
    }

    @Override
    public final void writeSpecialized(int i) {
        literal(String.valueOf(i));
    }

    @Override
    public final void writeSpecialized(long l) {
        literal(String.valueOf(l));
    }

    @Override
    public final void writeSpecialized(double d) {
        literal(String.valueOf(d));
    }

    @Override
    public final void writeSpecialized(float f) {
        literal(String.valueOf(f));
    }

    @Override
    public final void writeSpecialized(short s) {
        literal(String.valueOf(s));
    }

    @Override
    public final void writeSpecialized(byte b) {
        literal(String.valueOf(b));
    }

    @Override
    public final void writeSpecialized(char c) {
        literal(String.valueOf(c));
    }

    @Override
    public final void flush() {}

    @Override
    public final void close() {}
}
