package dev.runbook.lock;

import dev.runbook.journal.BrokenJournal;
import dev.runbook.journal.History;
import dev.runbook.journal.Journal;
import dev.runbook.remote.CommandResult;
import dev.runbook.remote.Unreachable;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a host keeps of a run.
 *
 * @param history what its copy of the journal holds; empty if there is none, or if it does not hold together
 */
record Copy(Optional<History> history, Optional<byte[]> inputs) {

    private static final int BLOCKS = 8;
    private static final int BLOCK = 1024 * 1024;

    static Copy from(HostLock host) {
        return new Copy(
                file(host, "journal.jsonl").flatMap(bytes -> sound(host, bytes)),
                file(host, "inputs.zip").filter(bytes -> bytes.length > 0));
    }

    int length() {
        return history.map(it -> it.entries().size()).orElse(0);
    }

    private static Optional<History> sound(HostLock host, byte[] bytes) {
        try {
            Path name = Path.of(host.place().host(), "journal.jsonl");
            return Optional.of(Journal.parse(name, bytes));
        } catch (BrokenJournal e) {
            return Optional.empty();
        }
    }

    /** In parts, since a connection keeps only so much of what a command writes. */
    private static Optional<byte[]> file(HostLock host, String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            CommandResult part;
            int block = 0;
            do {
                part = host.fetch(name, block);
                if (!part.succeeded() || part.truncated()) {
                    return Optional.empty();
                }
                bytes.writeBytes(part.out());
                block += BLOCKS;
            } while (part.out().length == BLOCKS * BLOCK);
            return Optional.of(bytes.toByteArray());
        } catch (Unreachable e) {
            return Optional.empty();
        }
    }
}
