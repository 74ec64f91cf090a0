package dev.runbook.ssh;

import java.io.OutputStream;

/** Passes everything on, and says once when the stream is closed; JSch closes stderr when all else has come. */
final class EndOfStream extends OutputStream {

    private final Gate gate;
    private final Runnable ended;

    EndOfStream(Gate gate, Runnable ended) {
        this.gate = gate;
        this.ended = ended;
    }

    @Override
    public void write(int b) {
        gate.write(b);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        gate.write(bytes, from, length);
    }

    @Override
    public void close() {
        ended.run();
    }
}
