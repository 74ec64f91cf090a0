package dev.runbook.cli;

import dev.runbook.lab.Shape;
import dev.runbook.source.InvalidSource;
import dev.runbook.source.Problem;
import java.util.List;
import picocli.CommandLine.Option;

/** How large a lab is to be. */
final class NodesOption {

    private static final int MOST = 250;

    @Option(
            names = "--nodes",
            paramLabel = "N",
            defaultValue = "3",
            description = "so many nodes of the application (default: ${DEFAULT-VALUE})")
    int nodes;

    Shape shape() {
        if (nodes < 1 || nodes > MOST) {
            throw new InvalidSource(
                    List.of(Problem.of("`--nodes` is " + nodes + ", wanted a number from 1 to " + MOST)));
        }
        return new Shape(nodes);
    }
}
