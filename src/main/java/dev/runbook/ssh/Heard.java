package dev.runbook.ssh;

import dev.runbook.remote.Output;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** What one stream of a command has brought: told on as it comes, and kept. */
final class Heard implements Gate.Listener {

    private final Output.Stream stream;
    private final Output output;
    private final Capture kept = new Capture();
    private long count;
    private boolean brokenOff;
    private Optional<RuntimeException> bug = Optional.empty();

    Heard(Output.Stream stream, Output output) {
        this.stream = stream;
        this.output = output;
    }

    @Override
    public synchronized void wrote(byte[] bytes, int from, int length) {
        count += length;
        kept.add(bytes, from, length);
        try {
            output.wrote(stream, from == 0 ? bytes : Arrays.copyOfRange(bytes, from, from + length), length);
        } catch (RuntimeException listeners) {
            bug = Optional.of(listeners);
        }
    }

    /** The host kept no more of it. */
    synchronized void breakOff() {
        byte[] note = "\n[… the host kept no more of this …]\n".getBytes(StandardCharsets.UTF_8);
        kept.add(note, 0, note.length);
        brokenOff = true;
    }

    /** How many bytes came. */
    synchronized long count() {
        return count;
    }

    synchronized byte[] bytes() {
        return kept.bytes();
    }

    synchronized boolean truncated() {
        return brokenOff || kept.truncated();
    }

    /** A listener that throws would end the whole session, so its bug surfaces here. */
    synchronized void throwBug() {
        bug.ifPresent(it -> {
            throw it;
        });
    }
}
