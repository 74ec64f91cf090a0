package dev.runbook.action;

import dev.runbook.remote.ShellCommand;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A POSIX shell script that stands beside an action's class, and the values of its variables. On failure it says why in
 * the last line of its stderr.
 *
 * @param head the variables and functions it is given
 * @param body what it does with them
 */
public record HostScript(String head, String body) {

    private static final String PRELUDE = resource(HostScript.class, "prelude.sh");

    /** The script {@code NAME.sh} in the package of the class. */
    public static HostScript of(Class<?> neighbour, String name) {
        return new HostScript("", resource(neighbour, name + ".sh"));
    }

    public HostScript with(String variable, String value) {
        return head(variable + "=" + ShellCommand.quote(value));
    }

    public HostScript with(String variable, RemotePath path) {
        return head(variable + "=" + path.word());
    }

    /** Gives the script a function; its text is shell already. */
    public HostScript function(String name, String text) {
        return head(name + "() {\n" + text + "\n}");
    }

    /** This script, and then another one that uses the same variables. */
    public HostScript then(HostScript next) {
        return new HostScript(head + next.head, body + next.body);
    }

    public ShellCommand command() {
        return ShellCommand.of(head + PRELUDE + body);
    }

    private HostScript head(String line) {
        return new HostScript(head + line + "\n", body);
    }

    private static String resource(Class<?> neighbour, String name) {
        try (InputStream text = neighbour.getResourceAsStream(name)) {
            if (text == null) {
                throw new IllegalStateException("no script " + name + " beside " + neighbour);
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
