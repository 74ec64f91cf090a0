package dev.runbook.action;

import dev.runbook.remote.ShellCommand;
import dev.runbook.source.Span;
import dev.runbook.template.Unrenderable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A path on a host. {@code ~} and {@code ~user} at its start mean a home directory; nothing else is special in it. */
public record RemotePath(String text) {

    private static final Pattern HOME = Pattern.compile("(~[A-Za-z0-9_.-]*)(/.*)?", Pattern.DOTALL);

    /** A path that starts otherwise could be taken for an option, or for an operator of find. */
    private static final Pattern PLAIN_START = Pattern.compile("[A-Za-z0-9_./]");

    public static RemotePath of(Span where, String text) {
        if (text.isEmpty()) {
            throw new Unrenderable(where, "the path is empty, wanted the path of a file or directory");
        }
        if (text.indexOf('\0') >= 0) {
            throw new Unrenderable(where, "the path holds a NUL character, which no file system allows");
        }
        String trimmed = text.replaceAll("/+\\z", "");
        return new RemotePath(trimmed.isEmpty() ? "/" : trimmed);
    }

    /** The path that this argument holds. */
    public static RemotePath of(Arguments arguments, String name) {
        return of(arguments.span(), arguments.text(name));
    }

    /** One word of shell that no program takes for an option. */
    public String word() {
        Matcher home = HOME.matcher(text);
        if (home.matches()) {
            return home.group(2) == null ? home.group(1) : home.group(1) + ShellCommand.quote(home.group(2));
        }
        return ShellCommand.quote(PLAIN_START.matcher(text).lookingAt() ? text : "./" + text);
    }

    /** The part behind the last slash. */
    public String name() {
        return text.substring(text.lastIndexOf('/') + 1);
    }

    public RemotePath parent() {
        int slash = text.lastIndexOf('/');
        if (slash < 0) {
            return new RemotePath(".");
        }
        return new RemotePath(slash == 0 ? "/" : text.substring(0, slash));
    }

    public RemotePath child(String name) {
        return new RemotePath((text.equals("/") ? "" : text) + "/" + name);
    }

    @Override
    public String toString() {
        return text;
    }
}
