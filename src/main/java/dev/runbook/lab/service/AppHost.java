package dev.runbook.lab.service;

import dev.runbook.lab.service.application.Node;
import dev.runbook.lab.service.application.NodeRuntime;
import dev.runbook.lab.service.application.Yarn;
import dev.runbook.lab.service.compose.Compose;
import dev.runbook.lab.service.container.Container;
import dev.runbook.lab.service.container.Daemon;
import dev.runbook.lab.service.container.Docker;
import dev.runbook.lab.standin.StandIn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A node: its daemon, and the programs that rule it. */
final class AppHost implements AutoCloseable {

    private final Node node;
    private final Daemon daemon;
    private final Docker docker;
    private final List<StandIn> programs;

    private AppHost(Node node, Daemon daemon) {
        this.node = node;
        this.daemon = daemon;
        Compose compose = new Compose(daemon);
        this.docker = new Docker(daemon, node.port().number(), compose::answer);
        this.programs = List.of(docker.program(), compose.program(), Yarn.of(node));
    }

    static AppHost start(Node node, Path tree) throws IOException {
        return new AppHost(node, Daemon.start(tree.resolve("var/lib/docker"), new NodeRuntime(node)));
    }

    List<StandIn> programs() {
        return programs;
    }

    int port() {
        return node.port().number();
    }

    /** The container in which the application runs, if it does. */
    Optional<Container> running() {
        return daemon.state().containers().stream().filter(Container::isRunning).findFirst();
    }

    @Override
    public void close() throws IOException {
        docker.close();
        daemon.close();
        node.port().close();
    }
}
