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
        return coloured(world, noColor);
    }

    /** Whether colours can be shown, and are not unwanted. */
    static boolean coloured(World world, boolean unwanted) {
        boolean dumb = world.variable("TERM").map("dumb"::equals).orElse(false);
        return world.terminal().isPresent()
                && !unwanted
                && !dumb
                && world.variable("NO_COLOR").isEmpty();
    }
}
