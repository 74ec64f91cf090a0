package dev.runbook.lab.service.compose;

import dev.runbook.lab.service.container.Container;
import dev.runbook.lab.service.container.Daemon;
import dev.runbook.lab.service.container.Reference;
import dev.runbook.lab.service.program.Options;
import dev.runbook.lab.service.program.Options.Words;
import dev.runbook.lab.service.program.Program;
import dev.runbook.lab.service.program.Refusal;
import dev.runbook.lab.standin.Answer;
import dev.runbook.lab.standin.Call;
import dev.runbook.lab.standin.StandIn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The stand-in for docker compose, as a plugin of docker and as a program of its own. */
public final class Compose {

    private static final String KNOWN = "config, pull, up -d, stop, start, restart, rm, down, ps, logs and version";

    private static final Options OPTIONS = Options.of("docker compose")
            .untilFirstOperand()
            .value("-f", "--file")
            .value("-p", "--project-name")
            .value("--env-file")
            .flag("-v", "--version");

    private final Daemon daemon;

    public Compose(Daemon daemon) {
        this.daemon = daemon;
    }

    /** As {@code docker-compose}. */
    public StandIn program() {
        return new Program(
                "docker-compose",
                "stands in for docker compose: reads the real docker-compose.yml and .env, and knows of services an image,"
                        + " names, environment, labels, volumes that are folders, and a restart policy",
                false,
                this::answer);
    }

    /** What {@code docker compose} does with the words behind it. */
    public Answer answer(Call call) throws IOException {
        Words options = OPTIONS.read(call.words());
        List<String> words = options.operands();
        if (options.has("--version") || !words.isEmpty() && words.get(0).equals("version")) {
            return version(words);
        }
        if (words.isEmpty()) {
            throw Refusal.notKnown("docker compose", "docker compose", KNOWN);
        }
        Project project = Project.read(options, call);
        Answer answer = answer(project, words.get(0), words.subList(1, words.size()));
        return new Answer(answer.exit(), answer.out(), join(project.warnings(), answer.err()));
    }

    private static byte[] join(String warnings, byte[] err) {
        return (warnings + new String(err, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }

    private static Answer version(List<String> words) {
        return Answer.of(
                words.contains("--short") ? "2.29.0\n" : "Docker Compose version v2.29.0 (the lab's stand-in)\n");
    }

    private Answer answer(Project project, String command, List<String> rest) throws IOException {
        return switch (command) {
            case "config" -> config(project, rest);
            case "pull" -> pull(project, rest);
            case "up" -> up(project, rest);
            case "stop" -> stop(project, rest);
            case "start" -> start(project, rest);
            case "restart" -> restart(project, rest);
            case "rm" -> remove(project, rest);
            case "down" -> down(project, rest);
            case "ps" -> list(project, rest);
            case "logs" -> logs(project, rest);
            default ->
                throw Refusal.notKnown(
                        "docker compose", "docker compose " + command + " " + String.join(" ", rest), KNOWN);
        };
    }

    private static Answer config(Project project, List<String> words) {
        Words options = Options.of("docker compose config")
                .flag("-q", "--quiet")
                .flag("--services")
                .flag("--images")
                .read(words);
        List<Service> services = project.services(options.operands());
        if (options.has("--services")) {
            return Answer.of(
                    services.stream().map(service -> service.name() + "\n").collect(Collectors.joining()));
        }
        if (options.has("--images")) {
            return Answer.of(
                    services.stream().map(service -> service.image() + "\n").collect(Collectors.joining()));
        }
        return Answer.of(options.has("--quiet") ? "" : project.resolved());
    }

    private Answer pull(Project project, List<String> words) {
        Words options = Options.of("docker compose pull").flag("-q", "--quiet").read(words);
        return each(project, options, service -> {
            daemon.pull(Reference.of(service.image()));
            return options.has("--quiet") ? "" : " " + service.name() + " Pulled\n";
        });
    }

    private Answer up(Project project, List<String> words) {
        Words options = Options.of("docker compose up")
                .flag("-d", "--detach")
                .flag("-q", "--quiet-pull")
                .flag("--force-recreate")
                .flag("--no-recreate")
                .flag("--no-deps")
                .flag("--remove-orphans")
                .read(words);
        if (!options.has("--detach")) {
            throw Refusal.notKnown("docker compose", "docker compose up", "up -d");
        }
        return each(project, options, service -> containers(project, service).up(options));
    }

    private Answer stop(Project project, List<String> words) {
        Words options =
                Options.of("docker compose stop").value("-t", "--timeout").read(words);
        return each(project, options, service -> containers(project, service).stop());
    }

    private Answer start(Project project, List<String> words) {
        Words options = Options.of("docker compose start").read(words);
        return each(project, options, service -> containers(project, service).start());
    }

    private Answer restart(Project project, List<String> words) {
        Words options =
                Options.of("docker compose restart").value("-t", "--timeout").read(words);
        return each(project, options, service -> containers(project, service).restart());
    }

    private Answer remove(Project project, List<String> words) {
        Words options = Options.of("docker compose rm")
                .flag("-s", "--stop")
                .flag("-f", "--force")
                .flag("-v", "--volumes")
                .read(words);
        if (!options.has("--force")) {
            throw Refusal.notKnown("docker compose", "docker compose rm without -f", "rm -f");
        }
        return each(project, options, service -> containers(project, service).remove(options.has("--stop")));
    }

    private Answer down(Project project, List<String> words) {
        Words options = Options.of("docker compose down")
                .value("-t", "--timeout")
                .flag("--remove-orphans")
                .read(words);
        return each(project, options, service -> containers(project, service).remove(true));
    }

    private Answer list(Project project, List<String> words) {
        Words options = Options.of("docker compose ps")
                .flag("-a", "--all")
                .flag("-q", "--quiet")
                .read(words);
        String lines = project.services(options.operands()).stream()
                .flatMap(service -> containers(project, service).all().stream())
                .filter(container -> options.has("--all") || container.isRunning())
                .map(container -> options.has("--quiet") ? container.id() + "\n" : row(container))
                .collect(Collectors.joining());
        return Answer.of(options.has("--quiet") ? lines : "NAME       IMAGE                         STATUS\n" + lines);
    }

    private static String row(Container container) {
        return "%-10s %-29s %s%n"
                .formatted(
                        container.name(),
                        container.blueprint().reference(),
                        container.status().name().toLowerCase());
    }

    private Answer logs(Project project, List<String> words) throws IOException {
        Words options = Options.of("docker compose logs")
                .value("-n", "--tail")
                .flag("--no-color")
                .flag("--no-log-prefix")
                .read(words);
        int tail = options.last("--tail")
                .filter(it -> it.matches("\\d{1,9}"))
                .map(Integer::parseInt)
                .orElse(Integer.MAX_VALUE);
        StringBuilder text = new StringBuilder();
        for (Service service : project.services(options.operands())) {
            for (Container container : containers(project, service).all()) {
                String prefix = options.has("--no-log-prefix") ? "" : container.name() + "  | ";
                List<String> lines = daemon.log(container);
                lines.subList(Math.max(0, lines.size() - tail), lines.size())
                        .forEach(line -> text.append(prefix).append(line).append('\n'));
            }
        }
        return Answer.of(text.toString());
    }

    /** What is done is told on stderr, as docker compose does. */
    private Answer each(Project project, Words options, Function<Service, String> act) {
        String told = project.services(options.operands()).stream().map(act).collect(Collectors.joining());
        return new Answer(0, new byte[0], told.getBytes(StandardCharsets.UTF_8));
    }

    private ServiceContainers containers(Project project, Service service) {
        return new ServiceContainers(daemon, project, service);
    }
}
