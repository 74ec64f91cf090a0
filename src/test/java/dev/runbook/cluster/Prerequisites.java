package dev.runbook.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips tests where no cluster can be built, and says why; with {@code RUNBOOK_REQUIRE_ALL=1} they fail instead. */
final class Prerequisites implements ExecutionCondition {

    private static final List<String> PROGRAMS = List.of(
            "sshd", "dockerd", "docker-compose", "docker-registry", "nginx", "haproxy", "pg_createcluster", "mariadbd");

    private static final List<Path> FOLDERS =
            Stream.of("/usr/sbin", "/usr/bin", "/sbin", "/bin").map(Path::of).toList();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<String> lack = lack();
        if (lack.isPresent() && "1".equals(System.getenv("RUNBOOK_REQUIRE_ALL"))) {
            throw new IllegalStateException("a real cluster is required, but " + lack.get());
        }
        return lack.map(ConditionEvaluationResult::disabled)
                .orElseGet(() -> ConditionEvaluationResult.enabled("a cluster can be built"));
    }

    private static Optional<String> lack() {
        if (!Files.exists(Path.of("/etc/debian_version"))) {
            return Optional.of("this is no Debian");
        }
        if (!"root".equals(System.getProperty("user.name"))) {
            return Optional.of("only root can build a cluster of namespaces");
        }
        return PROGRAMS.stream()
                .filter(program -> FOLDERS.stream().noneMatch(folder -> Files.exists(folder.resolve(program))))
                .findFirst()
                .map(program -> "`" + program + "` is missing; run testbed/install");
    }
}
