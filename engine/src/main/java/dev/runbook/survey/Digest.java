package dev.runbook.survey;

import dev.runbook.value.Sha256;

/** Texts as short as they can be compared. */
final class Digest {

    /** What is no longer than this is its own digest. */
    private static final int SHORT = 80;

    private Digest() {}

    /** The text itself if it is one short line, else its digest. */
    static String shortly(String text) {
        String stripped = text.strip();
        boolean plain = stripped.length() <= SHORT && stripped.lines().count() <= 1;
        return plain ? stripped : "sha256:" + Sha256.hex(stripped, 8);
    }
}
