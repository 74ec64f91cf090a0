package dev.runbook.procedure;

import dev.runbook.source.SourceFile;
import dev.runbook.source.Span;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The actions written in YAML, each read once. */
final class CustomActions {

    private final Map<String, Optional<CustomAction>> read = new HashMap<>();

    /** The action of this name; empty if there is none, or if its file is wrong, which is then among the problems. */
    Optional<CustomAction> named(String name, Span caller, Reading reading) {
        if (read.containsKey(name)) {
            return read.get(name);
        }
        Optional<SourceFile> file = reading.library().action(name);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        if (reading.open().contains(file.get().name())) {
            reading.problems().add(caller, "action `" + name + "` uses itself");
            return Optional.empty();
        }
        Optional<CustomAction> action = CustomActionReader.read(name, file.get(), reading);
        read.put(name, action);
        return action;
    }

    boolean exists(String name, Reading reading) {
        return name.matches("[A-Za-z0-9_-]+") && reading.library().action(name).isPresent();
    }
}
