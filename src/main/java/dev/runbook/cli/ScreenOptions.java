package dev.runbook.cli;

import dev.runbook.report.Detail;
import picocli.CommandLine.Option;

/** What is shown, and how. */
final class ScreenOptions {

    @Option(
            names = {"-v", "--verbose"},
            description = "show the steps inside actions and what commands write while they run")
    boolean verbose;

    @Option(
            names = {"-q", "--quiet"},
            description = "show changes, failures and the summary only")
    boolean quiet;

    @Option(names = "--no-color", description = "plain lines; so does NO_COLOR")
    boolean noColor;

    Detail detail() {
        return verbose ? Detail.VERBOSE : quiet ? Detail.QUIET : Detail.NORMAL;
    }

    boolean coloured(World world) {
        boolean dumb = world.variable("TERM").map("dumb"::equals).orElse(false);
        return world.terminal().isPresent()
                && !noColor
                && !dumb
                && world.variable("NO_COLOR").isEmpty();
    }
}
