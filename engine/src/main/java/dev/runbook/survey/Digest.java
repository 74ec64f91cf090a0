package dev.runbook.survey;

import dev.runbook.value.Sha256;
import java.util.regex.Pattern;

/** Texts as short as they can be compared. */
final class Digest {

    /** What is no longer than this is its own digest. */
    private static final int SHORT = 80;

    private static final Pattern NUMBERS = Pattern.compile("[\\d.\\s]+");

    private Digest() {}

    /** The text itself if it is one short line or a few numbers, which then stand in a row, else its digest. */
    static String shortly(String text) {
        String stripped = text.strip();
        if (stripped.length() > SHORT) {
            return digest(stripped);
        }
        if (NUMBERS.matcher(stripped).matches()) {
            return String.join(" ", stripped.split("\\s+"));
        }
        return stripped.lines().count() <= 1 ? stripped : digest(stripped);
    }

    private static String digest(String text) {
        return "sha256:" + Sha256.hex(text, 8);
    }
}
