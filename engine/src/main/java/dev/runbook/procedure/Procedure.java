package dev.runbook.procedure;

import dev.runbook.source.SourceFile;
import dev.runbook.yaml.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A runbook as its author wrote it, free of mistakes that show without an inventory.
 *
 * @param library where it finds the files it names
 */
public record Procedure(
        SourceFile file,
        Library library,
        String name,
        Optional<String> description,
        List<Param> params,
        Map<String, Node> vars,
        List<Guard> guards,
        List<Play> plays) {

    /** Every step anywhere in the plays: inside blocks, undo steps and handlers included; outer before inner. */
    public Stream<Step> allSteps() {
        return plays.stream()
                .flatMap(play -> Stream.concat(play.steps().stream(), play.handlers().stream()))
                .flatMap(Step::withInner);
    }
}
