package dev.runbook.lab.service.container;

import dev.runbook.lab.service.program.Options.Words;
import dev.runbook.lab.service.program.Refusal;
import dev.runbook.lab.standin.Answer;
import dev.runbook.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Shows what is known of named things, by a template or as JSON.
 *
 * @param kind what they are called when there is none
 */
record Inspector(Words options, String kind) {

    Answer show(Function<String, Optional<Value>> find) {
        List<Value> found = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String name : options.operands()) {
            find.apply(name).ifPresentOrElse(found::add, () -> missing.add("Error: No such " + kind + ": " + name));
        }
        String shown = shown(found);
        if (missing.isEmpty()) {
            return Answer.of(shown);
        }
        boolean nothingByTemplate = found.isEmpty() && options.has("--format");
        throw Refusal.after(nothingByTemplate ? "\n" : shown, 1, String.join("\n", missing));
    }

    private String shown(List<Value> found) {
        return options.last("--format")
                .map(GoTemplate::new)
                .map(template ->
                        found.stream().map(one -> template.fill(one) + "\n").collect(Collectors.joining()))
                .orElseGet(() -> PrettyJson.of(Value.list(found)) + "\n");
    }
}
