package dev.runbook.lab.service.application;

import dev.runbook.lab.service.container.Container;
import dev.runbook.lab.service.container.Image;
import dev.runbook.lab.service.container.Runtime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Runs the application in the containers of a node. */
public final class NodeRuntime implements Runtime {

    static final String HOME = "app/nocobase";
    static final String VERSION_FILE = "node_modules/@nocobase/server/package.json";

    private final Node node;

    public NodeRuntime(Node node) {
        this.node = node;
    }

    @Override
    public void unpack(Image image, Path root) throws IOException {
        Path file = root.resolve(HOME).resolve(VERSION_FILE);
        Files.createDirectories(file.getParent());
        Files.writeString(
                file, "{\n  \"name\": \"@nocobase/server\",\n  \"version\": \"" + image.version() + "\"\n}\n");
    }

    @Override
    public Running run(Container container, Path root, Consumer<String> log, IntConsumer ended) {
        Code code = new Code(
                container.version(),
                container.blueprint().reference(),
                new Settings(container.blueprint().environment()),
                root.resolve(HOME).resolve("storage"));
        Application application = new Application(node, code, log, ended);
        application.start();
        return application;
    }
}
