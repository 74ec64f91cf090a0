package dev.runbook.ssh;

import dev.runbook.value.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A script of this program for hosts, in POSIX sh. */
enum HostScript {
    /** Runs a job, or follows it. */
    JOB("job", "record"),
    /** Makes the place for jobs. */
    PLACE("place"),
    /** Ends what jobs still do. */
    HALT("halt", "home", "record"),
    /** Takes old jobs away. */
    SWEEP("sweep", "home");

    private final String name;
    private final String text;

    /** @param parts what it shares with others, which comes first */
    HostScript(String name, String... parts) {
        this.name = name;
        this.text = Stream.concat(Stream.of(parts), Stream.of(name))
                .map(part -> read(part + ".sh"))
                .collect(Collectors.joining());
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
