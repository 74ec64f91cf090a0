package dev.runbook.plan;

import dev.runbook.value.Secrets;
import dev.runbook.yaml.Node;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the operator asked for on the command line.
 *
 * @param extras what {@code -e} passed: params of the runbook, and variables above all others
 * @param limit a host pattern that narrows every play
 * @param startAt the id of the first step to run
 * @param secrets what the operator passed that no one may see
 */
public record Wishes(
        Map<String, Node> extras,
        Optional<Node.Scalar> limit,
        Set<String> tags,
        Set<String> skipTags,
        Optional<String> startAt,
        Secrets secrets) {}
