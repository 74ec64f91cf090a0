package dev.runbook.action.file;

import dev.runbook.action.RemotePath;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Where the old content of a file is kept: beside it, named by when it was written and what it holds. */
final class Backup {

    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss").withZone(ZoneOffset.UTC);

    private Backup() {}

    static RemotePath of(RemotePath path, FileState state) {
        String written = WRITTEN.format(Instant.ofEpochSecond(state.number("mtime")));
        return new RemotePath(path + "." + written + "." + state.fact("sha256").substring(0, 8) + "~");
    }
}
