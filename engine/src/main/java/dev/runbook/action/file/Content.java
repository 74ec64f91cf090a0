package dev.runbook.action.file;

import dev.runbook.action.LocalFile;
import dev.runbook.source.Span;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a file is to hold, and its SHA-256 in hex. */
record Content(byte[] bytes, String sha256) {

    static Content of(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new Content(bytes, HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static Content of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    static Content of(Span where, Path file) {
        return of(LocalFile.bytes(where, file));
    }
}
