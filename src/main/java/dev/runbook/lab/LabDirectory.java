package dev.runbook.lab;

import dev.runbook.lab.host.HostTree;
import dev.runbook.lab.host.Keeper;
import dev.runbook.source.InvalidSource;
import dev.runbook.source.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** Where a lab has all its files. */
public record LabDirectory(Path root) {

    /** What a lab writes, in the order in which it is removed; others know by the last whether a lab is there. */
    static final List<String> NAMES = List.of(
            "hosts",
            "storage",
            "calls",
            "runs",
            "group_vars",
            "inventory.ini",
            "key",
            "known_hosts",
            "lab.log",
            LabFile.NAME);

    /** Paths stand unquoted in the configuration of a balancer, and in files of environment. */
    private static final String WANTED = "[A-Za-z0-9_./@+:,-]+";

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    /** A new one that nobody has named. */
    public static LabDirectory temporary() {
        try {
            return new LabDirectory(
                    Files.createTempDirectory("runbook-lab-", OWNER_ONLY).toRealPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public HostTree tree(String host) {
        return new HostTree(root.resolve("hosts").resolve(host));
    }

    /** The directory that all nodes share, as over a network. */
    public Path storage() {
        return root.resolve("storage");
    }

    public Path inventory() {
        return root.resolve("inventory.ini");
    }

    public Path key() {
        return root.resolve("key");
    }

    public Path knownHosts() {
        return root.resolve("known_hosts");
    }

    /** Where runs are recorded that end with the lab. */
    public Path runs() {
        return root.resolve("runs");
    }

    public Path log() {
        return root.resolve("lab.log");
    }

    Path calls() {
        return root.resolve("calls");
    }

    Path groupVars() {
        return root.resolve("group_vars");
    }

    /**
     * Makes the directory this lab's own, with all links in its path resolved.
     *
     * @throws InvalidSource if it is somebody else's
     */
    LabDirectory claim() {
        if (!root.toString().matches(WANTED)) {
            throw wrong("has characters that stand for something in the files of a lab");
        }
        try {
            make(root);
            LabDirectory real = new LabDirectory(root.toRealPath());
            real.clear();
            real.mustBeEmpty();
            Files.createDirectory(real.root.resolve("hosts"));
            Files.createDirectory(real.storage());
            return real;
        } catch (FileAlreadyExistsException e) {
            throw wrong("is no directory, or another lab is starting there");
        } catch (IOException e) {
            throw wrong("cannot be written (" + e.getMessage() + ")");
        }
    }

    /** Takes away what a lab has left that could not even have its keeper clean up. */
    private void clear() throws IOException {
        if (RunningLab.in(root).isPresent()) {
            throw new InvalidSource(List.of(Problem.of("a lab is up in `" + root + "`; end it with `lab down --dir "
                    + root + "`, or name another folder with `--dir`")));
        }
        LabFile.in(root).ifPresent(dead -> Keeper.start(dead.id(), root, NAMES).end());
        make(root);
    }

    private void mustBeEmpty() throws IOException {
        try (Stream<Path> entries = Files.list(root)) {
            if (entries.anyMatch(entry -> !entry.equals(log()))) {
                throw wrong("is not empty");
            }
        }
    }

    private static void make(Path directory) throws IOException {
        Files.createDirectories(directory, OWNER_ONLY);
    }

    private InvalidSource wrong(String what) {
        return new InvalidSource(
                List.of(Problem.of("`" + root + "` " + what + "; name another folder for the lab with `--dir`")));
    }
}
