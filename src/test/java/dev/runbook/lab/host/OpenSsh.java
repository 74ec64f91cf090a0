package dev.runbook.lab.host;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips tests where there is no OpenSSH client, and says so; with {@code RUNBOOK_REQUIRE_ALL=1} they fail instead. */
final class OpenSsh implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (program().isPresent()) {
            return ConditionEvaluationResult.enabled("there is an OpenSSH client");
        }
        if ("1".equals(System.getenv("RUNBOOK_REQUIRE_ALL"))) {
            throw new IllegalStateException("an OpenSSH client is required, but `ssh` is missing");
        }
        return ConditionEvaluationResult.disabled("`ssh` is missing; install the OpenSSH client");
    }

    private static Optional<Path> program() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "ssh"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
