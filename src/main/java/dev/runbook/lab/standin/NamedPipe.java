package dev.runbook.lab.standin;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A named pipe, opened for reading and writing at once: opening never waits, and it never comes to an end. */
final class NamedPipe {

    private NamedPipe() {}

    static FileChannel make(Path pipe) throws IOException {
        Process mkfifo = new ProcessBuilder("mkfifo", "-m", "600", pipe.toString())
                .redirectErrorStream(true)
                .start();
        String words = new String(mkfifo.getInputStream().readAllBytes()).strip();
        try {
            if (mkfifo.waitFor() != 0) {
                throw new IOException(words);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while making `" + pipe + "`", e);
        }
        return open(pipe);
    }

    static FileChannel open(Path pipe) throws IOException {
        return FileChannel.open(pipe, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }
}
