package dev.runbook.ssh;

import dev.runbook.value.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A script of this program for hosts, in POSIX sh. */
enum HostScript {
    /** Runs a job, or follows it. */
    JOB("job"),
    /** Makes the place for jobs. */
    PLACE("place"),
    /** Ends what jobs still do. */
    HALT("halt"),
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
        return name + "-" + Sha256.hex(text, 8) + ".sh";
    }

    private static String read(String file) {
        try (InputStream in = HostScript.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
