package dev.runbook.run;

import dev.runbook.journal.StepPath;
import dev.runbook.journal.VisitId;
import dev.runbook.remote.HttpRequest;
import dev.runbook.remote.JobId;
import dev.runbook.remote.ShellCommand;
import java.util.Map;

/**
 * For which step of which run something is done on a host. Commands find it in their environment, web servers in their
 * access logs.
 *
 * @param host for which it is done, wherever it runs
 * @param attempt counts from 1
 * @param again whether it was begun before the run was resumed
 */
record Errand(String run, StepPath step, String host, VisitId visit, int attempt, boolean again) {

    /** The command as one that is done once, whoever asks for it how often. */
    ShellCommand asJob(ShellCommand command) {
        return command.asJob(job());
    }

    JobId job() {
        return JobId.of(run, step.toString(), host, visit.text(), attempt);
    }

    ShellCommand mark(ShellCommand command) {
        return command.withEnvironment(
                Map.of("RUNBOOK_RUN", run, "RUNBOOK_STEP", step.toString(), "RUNBOOK_HOST", host));
    }

    HttpRequest mark(HttpRequest request) {
        return request.withHeader(
                "User-Agent",
                ("runbook (run " + run + "; step " + step + "; host " + host + ")").replaceAll("\\p{Cntrl}", " "));
    }
}
