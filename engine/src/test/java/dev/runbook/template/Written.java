package dev.runbook.template;

import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import dev.runbook.source.SourceFile;
import dev.runbook.value.Value;
import dev.runbook.yaml.Node;
import dev.runbook.yaml.YamlReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** YAML as an author writes it, for tests. */
final class Written {

    private Written() {}

    static Node yaml(String text) {
        Problems problems = new Problems();
        Node node = YamlReader.read(new SourceFile("demo.yml", text), problems).orElseThrow();
        problems.throwIfAny();
        return node;
    }

    static Node.Scalar scalar(String text) {
        return (Node.Scalar) ((Node.Mapping) yaml(text)).entries().get(0).value();
    }

    /** A scalar whose text is exactly this, without any YAML around it. */
    static Node.Scalar text(String text) {
        return new Node.Scalar(new SourceFile("demo.yml", text).at(1, 1, text.length()), Value.of(text), false);
    }

    static Variables variables(String yaml) {
        Map<String, Node> definitions = new LinkedHashMap<>();
        ((Node.Mapping) yaml(yaml)).entries().forEach(entry -> definitions.put(entry.name(), entry.value()));
        return Variables.empty().withDefinitions(definitions);
    }

    static Value evaluate(String expression, Scope scope) {
        Problems problems = new Problems();
        Expression compiled = Expression.compile(text(expression), problems);
        problems.throwIfAny();
        return compiled.evaluate(scope);
    }

    static Value render(String template, Scope scope) {
        Problems problems = new Problems();
        Template compiled = Template.compile(text(template), problems);
        problems.throwIfAny();
        return compiled.render(scope);
    }

    static String describe(Problems problems) {
        return problems.inOrder().stream().map(Problem::describe).collect(Collectors.joining("\n"));
    }
}
