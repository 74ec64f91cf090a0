package dev.runbook.procedure;

import dev.runbook.source.Span;
import dev.runbook.template.Condition;
import dev.runbook.value.Value;
import dev.runbook.yaml.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Steps for a set of hosts.
 *
 * @param written everything its author wrote
 * @param serial batch sizes, as numbers or percentages; empty: all hosts at once
 * @param maxFailures on how many hosts a step may fail, as a number or percentage
 */
public record Play(
        String id,
        String name,
        Span span,
        Value.Fields written,
        HostSelector hosts,
        Optional<Condition> when,
        Map<String, Node> vars,
        List<Guard> guards,
        List<Setting> serial,
        Optional<Setting> maxFailures,
        Surroundings surroundings,
        OnFailure onFailure,
        Set<String> tags,
        List<Step> steps,
        List<Step> handlers) {}
