package dev.runbook.lab.service.container;

import dev.runbook.lab.service.container.Container.Status;
import dev.runbook.lab.service.container.Runtime.Running;
import dev.runbook.lab.service.program.Refusal;
import dev.runbook.value.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The daemon of one node: it keeps images and containers in a file, and runs what is in them. One change at a time. */
public final class Daemon implements AutoCloseable {

    private final StateFile file;
    private final Folders folders;
    private final Runtime runtime;
    private final Map<String, Running> running = new ConcurrentHashMap<>();

    private Daemon(StateFile file, Folders folders, Runtime runtime) {
        this.file = file;
        this.folders = folders;
        this.runtime = runtime;
    }

    /** @param folder where it keeps what it keeps, such as {@code /var/lib/docker} */
    public static Daemon start(Path folder, Runtime runtime) throws IOException {
        Files.createDirectories(folder);
        return new Daemon(
                new StateFile(folder.resolve("state.json")), new Folders(folder.resolve("containers")), runtime);
    }

    public synchronized State state() {
        try {
            return file.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The root of the container's own files. */
    public Path root(Container container) {
        return folders.root(container.id());
    }

    public synchronized Image pull(Reference reference) {
        Image image = Registry.pull(reference);
        save(reference.digest().isPresent() ? state().withImage(image) : state().withTag(image, reference.toString()));
        return image;
    }

    public synchronized void tag(Image image, Reference tag) {
        save(state().withTag(image, tag.toString()));
    }

    synchronized void untag(Image image, String tag) {
        save(state().withoutTag(image, tag));
    }

    synchronized void remove(Image image) {
        save(state().without(image));
    }

    /** Makes a container; its image must be here. */
    public synchronized Container create(Blueprint blueprint) {
        State state = state();
        Image image = state.image(blueprint.reference()).orElseThrow(() -> noImage(blueprint.reference()));
        state.container(blueprint.name()).ifPresent(other -> {
            throw Refusal.of(
                    1,
                    "Error response from daemon: Conflict. The container name \"/" + blueprint.name()
                            + "\" is already in use by container \"" + other.id() + "\".");
        });
        String id = Sha256.hex(UUID.randomUUID().toString());
        Container container = new Container(
                id, blueprint, image.id(), image.version(), Status.CREATED, 0, 0, Instant.now(), Container.NEVER);
        unpack(container, image);
        save(state.with(container));
        return container;
    }

    public static Refusal noImage(String reference) {
        return Refusal.of(1, "Error response from daemon: No such image: " + reference);
    }

    /** Starts it, if it does not run already. */
    public synchronized void start(Container container) {
        if (!running.containsKey(container.id())) {
            save(state().with(container.running()));
            run(container);
        }
    }

    /** Ends what runs in it, if it runs. */
    public synchronized void stop(Container container) {
        Running ended = running.remove(container.id());
        if (ended != null) {
            ended.stop();
            save(state().with(container.exited(0)));
        }
    }

    /** Removes it; what runs in it is ended first. */
    public synchronized void remove(Container container) {
        stop(container);
        save(state().without(container.id()));
        try {
            folders.remove(container.id());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines that it has written. */
    public List<String> log(Container container) throws IOException {
        Path log = folders.log(container.id());
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }

    private void unpack(Container container, Image image) {
        Path root = root(container);
        try {
            runtime.unpack(image, root);
            for (Map.Entry<String, String> mount :
                    container.blueprint().mounts().entrySet()) {
                Path place = root.resolve(mount.getKey().replaceFirst("^/+", ""));
                Files.createDirectories(place.getParent());
                Files.createDirectories(Path.of(mount.getValue()));
                Files.createSymbolicLink(place, Path.of(mount.getValue()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(Container container) {
        running.put(
                container.id(),
                runtime.run(
                        container, root(container), line -> append(container, line), code -> ended(container, code)));
    }

    /** Takes no lock, since what runs may write while it is being stopped. */
    private void append(Container container, String line) {
        try {
            Files.writeString(
                    folders.log(container.id()), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It has ended by itself; whoever stops a container has taken it out of those that run before. */
    private synchronized void ended(Container before, int code) {
        if (running.remove(before.id()) == null) {
            return;
        }
        Container container = state().container(before.id()).orElse(before);
        if (container.blueprint().restart().matches("always|unless-stopped|on-failure")) {
            Container again = container.restarted();
            save(state().with(again));
            run(again);
        } else {
            save(state().with(container.exited(code)));
        }
    }

    private void save(State state) {
        try {
            file.write(state);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends all that runs; the files stay. */
    @Override
    public void close() {
        Stream<Running> all = List.copyOf(running.values()).stream();
        running.clear();
        all.forEach(Running::stop);
    }
}
