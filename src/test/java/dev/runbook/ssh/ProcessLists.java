package dev.runbook.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Reads the command lines and environments of all processes over and over, and keeps those with a word of interest. */
final class ProcessLists implements AutoCloseable {

    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Thread thread = new Thread(this::watch, "process lists");
    private final List<String> words;
    private volatile boolean ended;

    ProcessLists(String... words) {
        this.words = List.of(words);
        thread.start();
    }

    Set<String> seen() {
        return seen;
    }

    boolean saw(String word) {
        return seen.stream().anyMatch(line -> line.contains(word));
    }

    private void watch() {
        while (!ended) {
            try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
                processes
                        .filter(path -> path.getFileName().toString().matches("\\d+"))
                        .forEach(this::read);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void read(Path process) {
        for (String file : List.of("cmdline", "environ")) {
            try {
                String text = Files.readString(process.resolve(file), StandardCharsets.ISO_8859_1)
                        .replace('\0', ' ');
                words.stream().filter(text::contains).forEach(word -> seen.add(text));
            } catch (IOException gone) {
                // The process has ended meanwhile.
            }
        }
    }

    @Override
    public void close() {
        ended = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }
}
