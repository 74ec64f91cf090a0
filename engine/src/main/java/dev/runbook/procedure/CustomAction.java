package dev.runbook.procedure;

import dev.runbook.action.ActionSpec;
import dev.runbook.source.SourceFile;
import dev.runbook.template.Templated;
import dev.runbook.yaml.Node;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An action written in YAML.
 *
 * @param secrets the parameters that are never shown
 * @param defaults what a parameter is when the caller does not give it
 * @param result what it adds to the result of its call, evaluated when its steps are done
 */
public record CustomAction(
        ActionSpec spec,
        SourceFile file,
        Set<String> secrets,
        Map<String, Node> defaults,
        List<Step> steps,
        Map<String, Templated> result) {}
