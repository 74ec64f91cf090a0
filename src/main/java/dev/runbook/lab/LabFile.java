package dev.runbook.lab;

import dev.runbook.json.Json;
import dev.runbook.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/**
 * How to speak to a lab that is up, in a file for its owner's eyes only. It is written last when a lab starts, and
 * removed last when it ends.
 *
 * @param id what the lab's processes carry in their environment
 * @param pid the lab's own process
 * @param port where it listens on the loopback
 * @param token what it wants to hear with each question
 */
record LabFile(String id, long pid, int port, String token) {

    static final String NAME = "lab.json";

    /** That of the lab in this directory, whether it is still up or not. */
    static Optional<LabFile> in(Path directory) {
        try {
            return Json.read(Files.readString(directory.resolve(NAME))).map(LabFile::of);
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    void write(Path directory) {
        Value fields = Value.map(Map.of(
                "id", Value.of(id), "pid", Value.of(pid), "port", Value.of((long) port), "token", Value.of(token)));
        try {
            Path file = Files.createTempFile(
                    directory,
                    NAME,
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, Json.write(fields) + "\n");
            Files.move(file, directory.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LabFile of(Value value) {
        JsonFields fields = JsonFields.of(value);
        return new LabFile(fields.text("id"), fields.number("pid"), (int) fields.number("port"), fields.text("token"));
    }
}
