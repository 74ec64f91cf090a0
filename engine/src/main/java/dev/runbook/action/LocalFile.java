package dev.runbook.action;

import dev.runbook.source.Reason;
import dev.runbook.source.Span;
import dev.runbook.template.Unrenderable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files of the controller that an argument names. */
public final class LocalFile {

    private LocalFile() {}

    /** The file's bytes; an unreadable file is the argument's fault. */
    public static byte[] bytes(Span where, Path file) {
        if (Files.isDirectory(file)) {
            throw new Unrenderable(where, "`" + file + "` is a directory, wanted a file; name a file in it");
        }
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new Unrenderable(where, "`" + file + "` cannot be read: " + Reason.of(e));
        }
    }
}
