package dev.runbook.inventory;

import dev.runbook.source.Problems;
import dev.runbook.source.SourceFile;
import dev.runbook.source.Span;
import dev.runbook.yaml.Node;
import java.util.List;

/** Warns about the words of a YAML file that are not what they look like. */
final class LossyYaml {

    private final List<String> lines;
    private final Problems warnings;

    private LossyYaml(List<String> lines, Problems warnings) {
        this.lines = lines;
        this.warnings = warnings;
    }

    static void warn(SourceFile file, Node node, Problems warnings) {
        new LossyYaml(file.lines(), warnings).warn(node);
    }

    private void warn(Node node) {
        if (node instanceof Node.Mapping map) {
            map.entries().forEach(entry -> warn(entry.value()));
        } else if (node instanceof Node.Sequence list) {
            list.items().forEach(this::warn);
        } else if (node instanceof Node.Scalar word
                && !word.quoted()
                && word.span().length() > 0) {
            LossyValue.inYaml(written(word.span()), word.value())
                    .ifPresent(warning -> warnings.add(word.span(), warning));
        }
    }

    private String written(Span span) {
        String line = lines.get(span.line() - 1);
        int from = Math.min(line.length(), span.column() - 1);
        return line.substring(from, Math.min(line.length(), from + span.length()));
    }
}
