package dev.runbook.survey;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Texts as short as they can be compared. */
final class Digest {

    /** What is no longer than this is its own digest. */
    private static final int SHORT = 80;

    private Digest() {}

    static String of(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The text itself if it is one short line, else its digest. */
    static String shortly(String text) {
        String stripped = text.strip();
        boolean plain = stripped.length() <= SHORT && stripped.lines().count() <= 1;
        return plain ? stripped : "sha256:" + of(stripped).substring(0, 16);
    }
}
