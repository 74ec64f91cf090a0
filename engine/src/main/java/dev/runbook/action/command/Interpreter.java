package dev.runbook.action.command;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The program that a script names in its first line, read as Linux reads it: a path and at most one argument. It is
 * started by name rather than by the kernel, so that a /tmp mounted noexec does not matter.
 */
final class Interpreter {

    private static final int LONGEST_LINE = 4096;

    private Interpreter() {}

    /** Its words; none for a program of machine code; empty if Windows line ends make the line unusable. */
    static Optional<List<String>> of(byte[] content) {
        String start = new String(content, 0, Math.min(content.length, LONGEST_LINE), StandardCharsets.UTF_8);
        if (start.startsWith("\u007fELF")) {
            return Optional.of(List.of());
        }
        String line = start.split("\n", 2)[0];
        if (line.endsWith("\r")) {
            return Optional.empty();
        }
        return Optional.of(line.startsWith("#!") ? words(line.substring(2).strip()) : List.of("/bin/sh"));
    }

    private static List<String> words(String line) {
        return line.isEmpty() ? List.of("/bin/sh") : List.of(line.split("[ \t]+", 2));
    }
}
