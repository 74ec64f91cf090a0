package dev.runbook.rehearsal;

import dev.runbook.Runbook;
import dev.runbook.procedure.Play;
import dev.runbook.procedure.Procedure;
import dev.runbook.procedure.Step;
import dev.runbook.value.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The shipped runbooks, as they are tried on a lab. */
enum Procedures {
    FIRST_START("first-start.yml", List.of("-e", "version=1.0.0"), Set.of()),
    UPGRADE("upgrade.yml", List.of("-e", "version=2.0.0"), Set.of()),
    MAINTENANCE(
            "in-app-maintenance.yml",
            List.of("-e", "{\"operations\": [{\"enable\": \"@nocobase/plugin-map\"}]}"),
            Set.of("applicationPlugins"));

    private final String file;
    private final List<String> options;
    private final Set<String> changes;

    Procedures(String file, List<String> options, Set<String> changes) {
        this.file = file;
        this.options = options;
        this.changes = changes;
    }

    /** What is typed. */
    List<String> words() {
        return Stream.concat(Stream.of(file), options.stream()).toList();
    }

    /** What is typed before, on a new lab. */
    Optional<List<String>> preparation() {
        return this == FIRST_START ? Optional.empty() : Optional.of(FIRST_START.words());
    }

    /** The tables that it is to change. */
    Set<String> changes() {
        return changes;
    }

    /** A step of the runbook itself, and the host on which it is broken. */
    record Place(String step, String host) {}

    /** Its own steps, in their order. */
    Stream<Place> places() {
        Procedure procedure = Runbook.read(file, Path.of(""));
        return procedure.plays().stream()
                .flatMap(play -> play.steps().stream().map(step -> new Place(step.id(), host(step, play))));
    }

    /** The first of its hosts; where only the others do something, one of those. */
    private static String host(Step step, Play play) {
        String hosts = text(step.written(), "hosts")
                .orElseGet(() -> text(play.written(), "hosts").orElseThrow());
        boolean isOfOthers = text(step.written(), "when").orElse("").contains("!= groups.app[0]");
        if (hosts.contains("db")) {
            return "db1";
        }
        return hosts.contains("lb") ? "lb1" : isOfOthers ? "app2" : "app1";
    }

    private static Optional<String> text(Value.Fields written, String key) {
        return written.get(key).map(Value::text);
    }
}
