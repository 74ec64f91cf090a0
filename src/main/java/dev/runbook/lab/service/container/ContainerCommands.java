package dev.runbook.lab.service.container;

import dev.runbook.lab.service.program.Options;
import dev.runbook.lab.service.program.Options.Words;
import dev.runbook.lab.service.program.Refusal;
import dev.runbook.lab.standin.Answer;
import dev.runbook.lab.standin.Call;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What docker does with containers. */
final class ContainerCommands {

    private final Daemon daemon;
    private final Executions executions;
    private final int port;

    /** @param port of the loopback, where the port 13000 of this node is */
    ContainerCommands(Daemon daemon, Executions executions, int port) {
        this.daemon = daemon;
        this.executions = executions;
        this.port = port;
    }

    Answer list(List<String> words) {
        Words options = Options.of("docker ps")
                .flag("-a", "--all")
                .flag("-q", "--quiet")
                .flag("--no-trunc")
                .value("-f", "--filter")
                .value("--format")
                .read(words);
        Predicate<Container> wanted = ContainerFilter.of(options.all("--filter"));
        boolean any = options.has("--all") || options.all("--filter").stream().anyMatch(it -> it.startsWith("status="));
        Listing listing = new Listing("CONTAINER ID", "IMAGE", "COMMAND", "CREATED", "STATUS", "PORTS", "NAMES");
        daemon.state().containers().stream()
                .filter(container -> (any || container.isRunning()) && wanted.test(container))
                .forEach(container -> listing.add(line(container, options.has("--no-trunc"))));
        Optional<String> format = options.has("--quiet") ? Optional.of("{{.ID}}") : options.last("--format");
        return Answer.of(listing.show(format));
    }

    private Map<String, String> line(Container container, boolean whole) {
        Map<String, String> line = new LinkedHashMap<>();
        line.put("CONTAINER ID", whole ? container.id() : container.shortId());
        line.put("IMAGE", container.blueprint().reference());
        line.put("COMMAND", "\"/app/docker-entrypoint\"");
        line.put("CREATED", Listing.since(container.created()) + " ago");
        line.put("STATUS", status(container));
        line.put("STATE", container.status().word());
        line.put("PORTS", container.isRunning() ? "127.0.0.1:" + port + "->13000/tcp" : "");
        line.put("NAMES", container.name());
        line.put(
                "LABELS",
                container.blueprint().labels().entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .collect(Collectors.joining(",")));
        return line;
    }

    private static String status(Container container) {
        return switch (container.status()) {
            case CREATED -> "Created";
            case RUNNING -> "Up " + Listing.since(container.started());
            case EXITED -> "Exited (" + container.exitCode() + ")";
        };
    }

    /** Also images, as {@code docker inspect} does. */
    Answer inspect(List<String> words) {
        Words options = Options.of("docker inspect").value("-f", "--format").read(words);
        State state = daemon.state();
        return new Inspector(options, "object")
                .show(name -> state.container(name)
                        .map(Inspection::of)
                        .or(() -> state.image(name).map(Inspection::of)));
    }

    Answer create(List<String> words) {
        Words options = Options.of("docker create")
                .untilFirstOperand()
                .value("--name")
                .value("-e", "--env")
                .value("-l", "--label")
                .value("--restart")
                .read(words);
        if (options.operands().isEmpty()) {
            throw Refusal.of(1, "\"docker create\" requires at least 1 argument.");
        }
        Container container = daemon.create(new Blueprint(
                options.last("--name").orElseGet(() -> "lab-" + System.nanoTime()),
                options.operands().get(0),
                pairs(options.all("--label")),
                pairs(options.all("--env")),
                Map.of(),
                options.last("--restart").orElse("no")));
        return Answer.of(container.id() + "\n");
    }

    private static Map<String, String> pairs(List<String> written) {
        Map<String, String> pairs = new LinkedHashMap<>();
        written.forEach(pair -> pairs.put(pair.split("=", 2)[0], pair.contains("=") ? pair.split("=", 2)[1] : ""));
        return pairs;
    }

    Answer start(List<String> words) {
        return each(Options.of("docker start").read(words), daemon::start);
    }

    Answer stop(List<String> words) {
        return each(Options.of("docker stop").value("-t", "--time").read(words), daemon::stop);
    }

    Answer restart(List<String> words) {
        return each(Options.of("docker restart").value("-t", "--time").read(words), container -> {
            daemon.stop(container);
            daemon.start(container);
        });
    }

    Answer remove(List<String> words) {
        Words options = Options.of("docker rm")
                .flag("-f", "--force")
                .flag("-v", "--volumes")
                .read(words);
        return each(options, container -> {
            if (container.isRunning() && !options.has("--force")) {
                throw Refusal.of(
                        1,
                        "Error response from daemon: cannot remove container \"/" + container.name()
                                + "\": container is running: stop the container before removing or force remove");
            }
            daemon.remove(container);
        });
    }

    private Answer each(Words options, Consumer<Container> act) {
        StringBuilder done = new StringBuilder();
        for (String name : options.operands()) {
            Container container = daemon.state()
                    .container(name)
                    .orElseThrow(() -> Refusal.after(done.toString(), 1, noContainer(name)));
            act.accept(container);
            done.append(name).append('\n');
        }
        return Answer.of(done.toString());
    }

    Answer logs(List<String> words) throws IOException {
        Words options = Options.of("docker logs").value("-n", "--tail").read(words);
        Container container = container(options.operands());
        List<String> lines = daemon.log(container);
        int tail = options.last("--tail")
                .filter(it -> it.matches("\\d{1,9}"))
                .map(Integer::parseInt)
                .orElse(lines.size());
        List<String> shown = lines.subList(Math.max(0, lines.size() - tail), lines.size());
        return Answer.of(shown.stream().map(line -> line + "\n").collect(Collectors.joining()));
    }

    Answer exec(Call call, List<String> words) throws IOException {
        Words options = Options.of("docker exec")
                .untilFirstOperand()
                .value("-e", "--env")
                .read(words);
        Container container = container(options.operands());
        if (options.operands().size() < 2) {
            throw Refusal.of(1, "\"docker exec\" requires at least 2 arguments.");
        }
        if (!container.isRunning()) {
            throw Refusal.of(1, "Error response from daemon: container " + container.id() + " is not running");
        }
        Map<String, String> environment =
                new LinkedHashMap<>(container.blueprint().environment());
        environment.putAll(pairs(options.all("--env")));
        List<String> command = options.operands().subList(1, options.operands().size());
        return executions.run(daemon.root(container), environment, command, call);
    }

    private Container container(List<String> operands) {
        if (operands.isEmpty()) {
            throw Refusal.of(1, "a container must be named");
        }
        return daemon.state().container(operands.get(0)).orElseThrow(() -> Refusal.of(1, noContainer(operands.get(0))));
    }

    private static String noContainer(String name) {
        return "Error response from daemon: No such container: " + name;
    }
}
