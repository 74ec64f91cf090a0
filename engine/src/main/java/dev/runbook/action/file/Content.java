package dev.runbook.action.file;

import dev.runbook.action.LocalFile;
import dev.runbook.source.Span;
import dev.runbook.value.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What a file is to hold, and its SHA-256 in hex. */
record Content(byte[] bytes, String sha256) {

    static Content of(byte[] bytes) {
        return new Content(bytes, Sha256.hex(bytes));
    }

    static Content of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    static Content of(Span where, Path file) {
        return of(LocalFile.bytes(where, file));
    }
}
