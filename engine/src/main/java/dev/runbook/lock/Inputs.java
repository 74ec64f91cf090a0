package dev.runbook.lock;

import dev.runbook.files.Archive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What a run is made of, packed once for all hosts that keep it. */
final class Inputs {

    private final Path folder;
    private Optional<byte[]> packed = Optional.empty();

    Inputs(Path folder) {
        this.folder = folder;
    }

    synchronized byte[] archive() throws IOException {
        if (packed.isEmpty()) {
            packed = Optional.of(Archive.pack(Archive.filesIn(folder)));
        }
        return packed.get();
    }

    /** Whether it is this of which a host knows the checksum. */
    boolean are(long sum) throws IOException {
        return Cksum.of(archive()) == sum;
    }
}
