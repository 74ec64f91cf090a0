package dev.runbook.template.operation;

import dev.runbook.value.ShellQuote;
import dev.runbook.value.Value;

/** Text whose author decided how a shell is to take it. */
public sealed interface Printable {

    /** As it stands, where no shell reads it. */
    String text();

    /** {@code x | raw}: a shell gets it as it is. */
    record Raw(String text) implements Printable {}

    /** {@code x | quote}: already one word of shell. */
    record Quoted(String text) implements Printable {
        public static Quoted of(Value value) {
            return new Quoted(ShellQuote.quote(value.text()));
        }
    }
}
