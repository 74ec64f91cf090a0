package dev.runbook.procedure;

import dev.runbook.action.ActionSpec;
import dev.runbook.source.SourceFile;
import dev.runbook.template.Reference;
import dev.runbook.template.Templated;
import dev.runbook.yaml.Node;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An action written in YAML.
 *
 * @param secrets the parameters that are never shown
 * @param defaults what a parameter is when the caller does not give it
 * @param result what it adds to the result of its call, evaluated when its steps are done
 * @param diff what a plan shows of the state that it changes, under a name for each
 */
public record CustomAction(
        ActionSpec spec,
        SourceFile file,
        Set<String> secrets,
        Map<String, Node> defaults,
        List<Step> steps,
        Map<String, Templated> result,
        Map<String, Difference> diff) {

    /** A state as it is and as it is to be, evaluated when a plan has walked the steps. */
    public record Difference(Templated is, Templated wanted) {

        /** The names that both use. */
        public Stream<Reference> names() {
            return Stream.of(is, wanted).flatMap(side -> side.names().stream());
        }
    }
}
