package dev.runbook.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A script of this program for hosts, in POSIX sh. */
enum HostScript {
    /** Runs a job, or follows it. */
    JOB("job"),
    /** Makes the place for jobs. */
    PLACE("place"),
    /** Takes old jobs away. */
    SWEEP("sweep");

    private final String name;
    private final String text;

    HostScript(String name) {
        this.name = name;
        this.text = read(name + ".sh");
    }

    String text() {
        return text;
    }

    /** What it is called where it is kept, so that none is taken for another version of it. */
    String fileName() {
        return name + "-" + hash(text) + ".sh";
    }

    private static String read(String file) {
        try (InputStream in = HostScript.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
