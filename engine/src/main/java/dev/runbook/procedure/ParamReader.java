package dev.runbook.procedure;

import dev.runbook.source.DidYouMean;
import dev.runbook.source.Problems;
import dev.runbook.value.Value;
import dev.runbook.yaml.Keys;
import dev.runbook.yaml.Node;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads {@code params} of a runbook or of an action written in YAML. */
final class ParamReader {

    private final Problems problems;

    private ParamReader(Problems problems) {
        this.problems = problems;
    }

    static List<Param> read(Node.Mapping params, Problems problems) {
        ParamReader reader = new ParamReader(problems);
        return params.entries().stream()
                .flatMap(entry -> Keys.of(entry.value(), "param `" + entry.name() + "`", problems).stream()
                        .map(keys -> reader.param(entry.key(), keys)))
                .toList();
    }

    private Param param(Node.Scalar name, Keys keys) {
        if (!name.text().matches("[A-Za-z_][A-Za-z0-9_]*")) {
            problems.add(name.span(), "`" + name.text() + "` is no name, wanted letters, digits and `_`");
        }
        List<String> values = keys.words("values");
        ParamType type = type(keys, values);
        boolean required = keys.flag("required").orElse(false);
        Optional<Node> initial = keys.take("default");
        Param param = new Param(
                name.text(), name.span(), type, required, initial, pattern(keys), values, keys.text("description"));
        checkTogether(param, keys);
        keys.rejectUnknown();
        return param;
    }

    private ParamType type(Keys keys, List<String> values) {
        ParamType initial = values.isEmpty() ? ParamType.STRING : ParamType.ENUM;
        return keys.scalar("type")
                .map(node -> ParamType.named(node.text()).orElseGet(() -> {
                    problems.add(
                            node.span(),
                            "unknown type `" + node.text() + "`, wanted one of "
                                    + String.join(", ", ParamType.names())
                                    + DidYouMean.suffix(node.text(), ParamType.names()));
                    return initial;
                }))
                .orElse(initial);
    }

    private Optional<Pattern> pattern(Keys keys) {
        return keys.scalar("pattern").flatMap(node -> {
            try {
                return Optional.of(Pattern.compile(node.text()));
            } catch (PatternSyntaxException e) {
                problems.add(
                        node.span(),
                        "`pattern` is no regular expression: "
                                + e.getDescription().toLowerCase());
                return Optional.empty();
            }
        });
    }

    private void checkTogether(Param param, Keys keys) {
        if (param.required() && param.initial().isPresent()) {
            problems.add(
                    keys.place("default").orElse(param.span()),
                    "param `" + param.name() + "` is required and has a default; keep one of the two");
        }
        if (param.type() == ParamType.ENUM && param.values().isEmpty()) {
            problems.add(param.span(), "param `" + param.name() + "` is an enum and needs `values`");
        }
        param.initial()
                .filter(node -> node.value().kind() != Value.Kind.NOTHING)
                .ifPresent(node -> param.accept(node, problems));
    }
}
