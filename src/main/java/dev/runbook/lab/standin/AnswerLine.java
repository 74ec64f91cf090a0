package dev.runbook.lab.standin;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A short answer as one line of words, for {@code read -r} and {@code printf %b}: it saves the script three programs. */
final class AnswerLine {

    /** A shell reads a pipe byte by byte. */
    private static final int LONGEST = 1024;

    private AnswerLine() {}

    /** Empty if the answer is too long, or no text. */
    static Optional<String> of(Answer answer) {
        String out = new String(answer.out(), StandardCharsets.UTF_8);
        String err = new String(answer.err(), StandardCharsets.UTF_8);
        boolean fits = out.length() + err.length() <= LONGEST && isText(out) && isText(err);
        return fits
                ? Optional.of(answer.exit() + " - =" + escaped(out) + " =" + escaped(err) + "\n")
                : Optional.empty();
    }

    private static boolean isText(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c != 127 && c != '\uFFFD' || c == '\n' || c == '\t');
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\n", "\\0012")
                .replace("\t", "\\0011")
                .replace(" ", "\\0040");
    }
}
