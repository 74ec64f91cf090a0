package dev.runbook.cluster;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A cluster of namespaces on this machine; see testbed/README.md. It ends with this process, however that ends. */
final class RealCluster implements AutoCloseable {

    /** The snapshot with empty hosts, and the one whose nodes serve the first version. */
    static final String PRISTINE = "pristine";

    static final String RUNNING = "running";

    static final List<String> NODES = List.of("app1", "app2", "app3");

    /** The folder of the project. */
    static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    /** What {@code group_vars} cannot know of the stand-in, and the password of its account. */
    private static final String SETTINGS = """
            app_password: admin123
            app_start_tries: 60
            app_start_delay: 500ms
            app_version_file: /app/VERSION
            """;

    /** Makes the stand-in quicker than it is by itself. */
    private static final String QUICK = """
            version: "3.8"
            services:
              app:
                environment: {LISTEN_SECONDS: "0.1", PREPARE_SECONDS: "0.1", UPGRADE_SECONDS: "0.5", CRASH_SECONDS: "0.5"}
            """;

    private final Path dir;

    private RealCluster(Path dir) {
        this.dir = dir;
    }

    /** A cluster with empty hosts. */
    static RealCluster up(String... options) {
        try {
            Path dir = Files.createTempDirectory("runbook-cluster");
            RealCluster cluster = new RealCluster(dir);
            cluster.cluster("up", options);
            cluster.testbed("images", List.of());
            cluster.layOutFiles();
            return cluster;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A cluster whose nodes serve this version, which is the one that its nodes have from the start. */
    static RealCluster serving(String version, String... options) {
        RealCluster cluster = up(options);
        cluster.start(version);
        cluster.cluster("snapshot", RUNNING);
        return cluster;
    }

    /** Puts what a run needs into a folder that goes with the cluster. */
    private void layOutFiles() throws IOException {
        Files.createDirectory(file(""));
        for (String name : List.of("inventory.ini", "inventory-haproxy.ini", "secrets.yml")) {
            Files.copy(dir.resolve(name), file(name), StandardCopyOption.COPY_ATTRIBUTES);
        }
        copy(PROJECT.resolve("inventory/group_vars"), file("group_vars"));
        write("settings.yml", SETTINGS);
    }

    /** Starts the application node after node. */
    void start(String version) {
        for (String node : NODES) {
            enter(node, "cat > /srv/nocobase/docker-compose.override.yml <<'END'\n" + QUICK + "END");
            enter(
                    node,
                    "cd /srv/nocobase && sed -i s/^APP_TAG=.*/APP_TAG=" + version + "/ .env && docker-compose up -d");
            enter(
                    node,
                    "for i in $(seq 200); do curl -fs http://127.0.0.1:13000/api/__health_check && exit; sleep 0.1; done; exit 1");
        }
    }

    void reset(String snapshot) {
        cluster("reset", snapshot);
    }

    /** Takes the host's link down: packets vanish. */
    void cut(String host) {
        cluster("cut", host);
    }

    void heal(String host) {
        cluster("heal", host);
    }

    /** Fills the file system at this path to its last byte. */
    void fill(String host, String path) {
        cluster("fill", host, path);
    }

    void empty(String host, String path) {
        cluster("unfill", host, path);
    }

    /** What a script writes that root runs on a host. */
    String enter(String host, String script) {
        return cluster("enter", host, "--", "sh", "-c", script);
    }

    /** The files that a host has written, changed or removed since then, one a line; logs and databases left out. */
    String written(String host, Instant since) {
        String seconds = "%d.%09d".formatted(since.getEpochSecond(), since.getNano());
        return cluster("written", host, seconds).strip();
    }

    /** A command in the controller's network, with this machine's files. */
    Command onController(List<String> command) {
        List<String> words = new ArrayList<>(
                List.of(PROJECT.resolve("testbed/cluster").toString(), "controller", dir.toString(), "--"));
        words.addAll(command);
        return Command.of(words);
    }

    String address(String node) {
        return "10.77.0.1" + (NODES.indexOf(node) + 1);
    }

    /** A file for runs: inventory.ini, secrets.yml, settings.yml, and what a test has written. */
    Path file(String name) {
        return dir.resolve("run/test").resolve(name);
    }

    /** Writes a file beside the inventory that only its owner can read. */
    Path write(String name, String text) {
        try {
            Path file = file(name);
            Files.deleteIfExists(file);
            return Files.writeString(Files.createFile(file, asFileAttribute(fromString("rw-------"))), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rewrites a file of the cluster. */
    void change(String name, UnaryOperator<String> change) {
        try {
            write(name, change.apply(Files.readString(file(name))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        cluster("down");
    }

    private String cluster(String command, String... arguments) {
        return testbed("cluster", List.of(command), arguments);
    }

    /** Runs a script of the test bed; the folder of the cluster stands between the words and the arguments. */
    private String testbed(String script, List<String> before, String... arguments) {
        List<String> words =
                new ArrayList<>(List.of(PROJECT.resolve("testbed/" + script).toString()));
        words.addAll(before);
        words.add(dir.toString());
        words.addAll(List.of(arguments));
        String owner = Long.toString(ProcessHandle.current().pid());
        return Command.of(words).with(Map.of("TESTBED_OWNER_PID", owner)).output();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }
}
