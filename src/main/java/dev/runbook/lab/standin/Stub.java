package dev.runbook.lab.standin;

import dev.runbook.remote.ShellCommand;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The script in a host's bin that is called by a stand-in's name and carries each call to the lab. */
record Stub(String host, StandIn program, Path calls) {

    private static final String TEMPLATE = template();

    private static final String TAKE_INPUT = "cat > \"$mine.input\"";

    void write(Path bin) {
        try {
            Path script = Files.writeString(bin.resolve(program.name()), text());
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text() {
        return TEMPLATE.replace("@COMMENT@", program.about().replaceAll("(?m)^", "# "))
                .replace("@ABOUT@", ShellCommand.quote(program.about()))
                .replace("@CALLS@", ShellCommand.quote(calls.toString()))
                .replace("@INPUT@\n", program.readsInput() ? TAKE_INPUT + "\n" : "")
                .replace("@HOST@", host)
                .replace("@PROGRAM@", program.name());
    }

    private static String template() {
        try (InputStream script = Stub.class.getResourceAsStream("stand-in.sh")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
