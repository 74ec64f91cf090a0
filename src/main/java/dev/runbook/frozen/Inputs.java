package dev.runbook.frozen;

import dev.runbook.plan.RunFacts;
import dev.runbook.procedure.Library;
import dev.runbook.procedure.OnFailure;
import dev.runbook.source.SourceFile;
import dev.runbook.value.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that a run was made of.
 *
 * @param runbook as it was read
 * @param library where it finds what it names
 * @param inventories files, directories and lists of hosts
 * @param extras what {@code -e} and the flags about logging in passed, secrets left out
 * @param withheld the names of those secrets
 */
public record Inputs(
        RunFacts run,
        SourceFile runbook,
        Library library,
        List<String> inventories,
        Part part,
        Map<String, Value> extras,
        List<String> withheld,
        Reach reach) {

    /** Which part of the runbook runs, and on which hosts. */
    public record Part(Optional<String> limit, Set<String> tags, Set<String> skipTags, Optional<String> startAt) {}

    /** How hosts are reached, and what follows from a failure. */
    public record Reach(
            int forks,
            Duration timeout,
            Duration reconnect,
            Optional<Path> sshConfig,
            boolean acceptNewHostKeys,
            Optional<OnFailure> onFailure) {}
}
