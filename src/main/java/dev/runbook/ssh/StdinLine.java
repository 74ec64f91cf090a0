package dev.runbook.ssh;

/**
 * Shell text as one line of stdin. A waiting shell reads the line, decodes it with {@code printf %b} and evaluates it,
 * so the text shows in no process list.
 */
final class StdinLine {

    /** Reads the next line and does what it says. A constant: nothing of a command is in it, and no quote or newline. */
    static final String LISTEN = "IFS= read -r runbook && eval \"$(printf %b \"$runbook\")\"";

    private StdinLine() {}

    static String of(String text) {
        StringBuilder line = new StringBuilder(text.length() + 16);
        text.chars().forEach(c -> append(line, (char) c));
        return line.append('\n').toString();
    }

    private static void append(StringBuilder line, char c) {
        if (c == '\\') {
            line.append("\\\\");
        } else if (c < ' ' || c == 127) {
            line.append(String.format("\\0%03o", (int) c));
        } else {
            line.append(c);
        }
    }
}
