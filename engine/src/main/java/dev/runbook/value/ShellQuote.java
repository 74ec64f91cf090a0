package dev.runbook.value;

import java.util.regex.Pattern;

/** Text as one word of POSIX shell: whatever it holds, the command receives exactly that. */
public final class ShellQuote {

    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_/.:=@%+,-]+");

    private ShellQuote() {}

    public static String quote(String text) {
        return HARMLESS.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
