package dev.runbook.lab.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A host's directories. There is no chroot: its commands see the whole machine, and the inventory's paths lead here. */
public record HostTree(Path root) {

    /** The stand-ins; first in PATH. */
    public Path bin() {
        return root.resolve("bin");
    }

    public Path home() {
        return root.resolve("home");
    }

    public Path srv() {
        return root.resolve("srv");
    }

    public Path etc() {
        return root.resolve("etc");
    }

    public Path var() {
        return root.resolve("var");
    }

    /** Where its commands put what is temporary. */
    public Path tmp() {
        return root.resolve("tmp");
    }

    public void make() {
        Stream.of(bin(), home(), srv(), etc(), var(), tmp()).forEach(HostTree::make);
    }

    private static void make(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
