package dev.runbook.cli;

import dev.runbook.frozen.Inputs;
import java.util.ArrayList;
import java.util.List;

/** How a run was started, for everybody to read: without the values that were passed. */
final class TypedCommand {

    private TypedCommand() {}

    static String of(Inputs inputs) {
        List<String> words = new ArrayList<>(List.of(inputs.runbook().name()));
        inputs.inventories().forEach(inventory -> words.addAll(List.of("-i", inventory)));
        Inputs.Part part = inputs.part();
        part.limit().ifPresent(limit -> words.addAll(List.of("-l", limit)));
        part.startAt().ifPresent(step -> words.addAll(List.of("--start-at", step)));
        if (!part.tags().isEmpty()) {
            words.addAll(List.of("-t", String.join(",", part.tags())));
        }
        if (!part.skipTags().isEmpty()) {
            words.addAll(List.of("--skip-tags", String.join(",", part.skipTags())));
        }
        return String.join(" ", words);
    }
}
