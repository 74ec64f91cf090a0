package dev.runbook.lab.service.database;

import dev.runbook.lab.service.program.Refusal;
import dev.runbook.lab.standin.Call;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A file that a program writes. It holds what the database holds, so only its owner may read it. */
final class OutputFile {

    private static final Set<StandardOpenOption> OPTIONS =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);

    private OutputFile() {}

    static void write(String program, Call call, String name, byte[] content) throws IOException {
        Path file = call.directory().resolve(name);
        var onlyOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (SeekableByteChannel out = Files.newByteChannel(file, OPTIONS, onlyOwner)) {
            ByteBuffer left = ByteBuffer.wrap(content);
            while (left.hasRemaining()) {
                out.write(left);
            }
        } catch (NoSuchFileException e) {
            throw failed(program, name, "No such file or directory");
        } catch (IOException e) {
            throw failed(program, name, e.getMessage());
        }
    }

    private static Refusal failed(String program, String name, String why) {
        return Refusal.of(1, program + ": error: could not open output file \"" + name + "\": " + why);
    }
}
