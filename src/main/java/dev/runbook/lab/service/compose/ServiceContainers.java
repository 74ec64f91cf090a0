package dev.runbook.lab.service.compose;

import dev.runbook.lab.service.container.Container;
import dev.runbook.lab.service.container.Daemon;
import dev.runbook.lab.service.container.Image;
import dev.runbook.lab.service.container.Reference;
import dev.runbook.lab.service.program.Options.Words;
import dev.runbook.lab.service.program.Refusal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The containers of one service of a project. What is done to them says so in a line. */
record ServiceContainers(Daemon daemon, Project project, Service service) {

    List<Container> all() {
        return daemon.state().containers().stream().filter(this::isOurs).toList();
    }

    private boolean isOurs(Container container) {
        Map<String, String> labels = container.blueprint().labels();
        return service.name().equals(labels.get(Service.SERVICE))
                && project.directory().toString().equals(labels.get(Service.WORKING_DIRECTORY));
    }

    /** Starts the one that there is if it fits the file and its image, otherwise one in its place. */
    String up(Words options) {
        Image image = daemon.state().image(service.image()).orElseGet(() -> daemon.pull(Reference.of(service.image())));
        List<Container> there = all();
        boolean fits = there.size() == 1 && fits(there.get(0), image);
        if (!there.isEmpty() && (options.has("--no-recreate") || fits && !options.has("--force-recreate"))) {
            String how = there.get(0).isRunning() ? "Running" : "Started";
            there.forEach(daemon::start);
            return line(how);
        }
        there.forEach(daemon::remove);
        daemon.start(daemon.create(service.blueprint(project.name(), project.directory())));
        return line("Started");
    }

    private boolean fits(Container container, Image image) {
        return container.imageId().equals(image.id())
                && service.hash().equals(container.blueprint().labels().get(Service.CONFIG_HASH));
    }

    String start() {
        List<Container> there = all();
        if (there.isEmpty()) {
            throw Refusal.of(1, "service \"" + service.name() + "\" has no container to start");
        }
        there.forEach(daemon::start);
        return line("Started");
    }

    String stop() {
        all().forEach(daemon::stop);
        return line("Stopped");
    }

    String restart() {
        all().forEach(container -> {
            daemon.stop(container);
            daemon.start(container);
        });
        return line("Started");
    }

    /** @param alsoRunning those that run are stopped first; otherwise they stay */
    String remove(boolean alsoRunning) {
        return all().stream()
                .filter(container -> alsoRunning || !container.isRunning())
                .map(container -> {
                    daemon.remove(container);
                    return line("Removed");
                })
                .collect(Collectors.joining());
    }

    private String line(String what) {
        return " Container " + service.containerName() + "  " + what + "\n";
    }
}
