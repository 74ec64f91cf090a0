package dev.runbook.prerequisite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Skips tests where the machine lacks something, and says what; with {@code RUNBOOK_REQUIRE_ALL=1} they fail instead. */
final class Prerequisites implements ExecutionCondition {

    private static final List<Path> FOLDERS =
            Stream.of("/usr/sbin", "/usr/bin", "/sbin", "/bin").map(Path::of).toList();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Class<?> test = context.getRequiredTestClass();
        Optional<String> lack = AnnotationSupport.findAnnotation(test, RequiresRoot.class)
                .flatMap(wanted -> lack(wanted.programs()))
                .or(() -> AnnotationSupport.findAnnotation(test, RequiresProgram.class)
                        .flatMap(wanted -> missing(wanted.value())));
        if (lack.isPresent() && "1".equals(System.getenv("RUNBOOK_REQUIRE_ALL"))) {
            throw new IllegalStateException("every test is required, but " + lack.get());
        }
        return lack.map(ConditionEvaluationResult::disabled)
                .orElseGet(() -> ConditionEvaluationResult.enabled("the machine has all that is needed"));
    }

    private static Optional<String> lack(String[] programs) {
        if (!Files.exists(Path.of("/etc/debian_version"))) {
            return Optional.of("this is no Debian");
        }
        if (!"root".equals(System.getProperty("user.name"))) {
            return Optional.of("only root can make namespaces");
        }
        return missing(programs);
    }

    private static Optional<String> missing(String... programs) {
        return Arrays.stream(programs)
                .filter(program -> FOLDERS.stream().noneMatch(folder -> Files.exists(folder.resolve(program))))
                .findFirst()
                .map(program -> "`" + program + "` is missing; run testbed/install");
    }
}
