package dev.runbook.lab.service.container;

import dev.runbook.lab.service.program.Program;
import dev.runbook.lab.service.program.Refusal;
import dev.runbook.lab.standin.Answer;
import dev.runbook.lab.standin.Call;
import dev.runbook.lab.standin.StandIn;
import java.io.IOException;
import java.util.List;

/** The stand-in for docker on one node. */
public final class Docker implements AutoCloseable {

    private static final String NAME = "docker";

    private static final String KNOWN =
            "ps, inspect, create, start, stop, restart, rm, logs, exec, images, pull, tag, rmi,"
                    + " image ls|inspect|pull|rm|tag|prune, container …, compose, version and info";

    private final ContainerCommands containers;
    private final ImageCommands images;
    private final Executions executions = new Executions();
    private final Program.Behaviour compose;

    /**
     * @param port of the loopback, where the port of the application is
     * @param compose what {@code docker compose} does
     */
    public Docker(Daemon daemon, int port, Program.Behaviour compose) {
        this.containers = new ContainerCommands(daemon, executions, port);
        this.images = new ImageCommands(daemon);
        this.compose = compose;
    }

    public StandIn program() {
        return new Program(
                NAME,
                "stands in for docker: keeps images and containers of this node in var/lib/docker, pulls from a registry"
                        + " that exists in the lab only, runs the lab's application, and commands in a container as real"
                        + " processes without isolation",
                false,
                this::answer);
    }

    private Answer answer(Call call) throws IOException {
        List<String> words = call.words();
        if (words.isEmpty()) {
            throw Refusal.notKnown(NAME, "docker", KNOWN);
        }
        String command = words.get(0);
        List<String> rest = words.subList(1, words.size());
        return switch (command) {
            case "compose" -> compose.answer(new Call(rest, call.directory(), call.environment(), call.input()));
            case "image" -> image(rest);
            case "images" -> images.list(rest);
            case "pull" -> images.pull(rest);
            case "tag" -> images.tag(rest);
            case "rmi" -> images.remove(rest);
            case "container" ->
                rest.isEmpty() ? unknown(words) : container(call, rest.get(0), rest.subList(1, rest.size()), words);
            case "version", "--version", "-v" -> Answer.of("Docker version 27.0.0 (the lab's stand-in)\n");
            case "info" -> Answer.of("Server Version: 27.0.0 (the lab's stand-in)\n");
            default -> container(call, command, rest, words);
        };
    }

    private Answer container(Call call, String command, List<String> rest, List<String> words) throws IOException {
        return switch (command) {
            case "ps", "ls" -> containers.list(rest);
            case "inspect" -> containers.inspect(rest);
            case "create" -> containers.create(rest);
            case "start" -> containers.start(rest);
            case "stop" -> containers.stop(rest);
            case "restart" -> containers.restart(rest);
            case "rm" -> containers.remove(rest);
            case "logs" -> containers.logs(rest);
            case "exec" -> containers.exec(call, rest);
            default -> unknown(words);
        };
    }

    private Answer image(List<String> words) {
        List<String> rest = words.isEmpty() ? words : words.subList(1, words.size());
        return switch (words.isEmpty() ? "" : words.get(0)) {
            case "ls" -> images.list(rest);
            case "inspect" -> images.inspect(rest);
            case "pull" -> images.pull(rest);
            case "tag" -> images.tag(rest);
            case "rm" -> images.remove(rest);
            case "prune" -> images.prune(rest);
            default -> throw Refusal.notKnown(NAME, "docker image " + String.join(" ", words), KNOWN);
        };
    }

    private static Answer unknown(List<String> words) {
        throw Refusal.notKnown(NAME, "docker " + String.join(" ", words), KNOWN);
    }

    /** Ends the commands that run inside containers. */
    @Override
    public void close() {
        executions.close();
    }
}
