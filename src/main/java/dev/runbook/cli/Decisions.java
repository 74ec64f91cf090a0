package dev.runbook.cli;

import java.util.LinkedHashSet;
import java.util.Set;
import picocli.CommandLine.Option;

/** What whoever resumes a run has decided about some of its steps beforehand. */
final class Decisions {

    @Option(names = "--approve", paramLabel = "STEP", description = "pass the gate of this step, in your name")
    Set<String> approved = new LinkedHashSet<>();

    @Option(
            names = "--retry",
            paramLabel = "STEP",
            description = "do this step again if it fails, or if it may have been done already; once")
    Set<String> retried = new LinkedHashSet<>();

    @Option(names = "--skip", paramLabel = "STEP", description = "go on without this step if it fails or has failed")
    Set<String> skipped = new LinkedHashSet<>();

    /** Whether it is about steps that have failed, past which the run is to go. */
    boolean goOn() {
        return !retried.isEmpty() || !skipped.isEmpty();
    }

    /** Whether a run that is under way elsewhere can be told all of it. */
    boolean onlyApprove() {
        return !approved.isEmpty() && !goOn();
    }
}
