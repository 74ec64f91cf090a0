package dev.runbook.action;

import dev.runbook.source.Problems;
import dev.runbook.source.SourceFile;
import dev.runbook.source.Span;
import dev.runbook.template.Unrenderable;
import dev.runbook.value.Value;
import dev.runbook.yaml.Node;
import dev.runbook.yaml.YamlReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A call of an action as a test writes it; a condition is written as a map of text to whether it holds. */
public final class Call {

    private static final Span SPAN = new SourceFile("test.yml", "").at(1, 1, 0);

    private final Action action;
    private final Path files;

    private Call(Action action, Path files) {
        this.action = action;
        this.files = files;
    }

    /** To an action that is installed; files of the controller stand in this directory. */
    public static Call of(String action, Path files) {
        return new Call(Actions.installed().named(action).orElseThrow(), files);
    }

    /** With arguments in YAML; {@code $} stand for texts that arrive exactly as they are. */
    public Operation with(String yaml, Object... texts) {
        Problems problems = new Problems();
        Node node = YamlReader.read(new SourceFile("test.yml", yaml), problems).orElseThrow();
        problems.throwIfAny();
        List<Object> rest = new ArrayList<>(List.of(texts));
        return operation(filled(node.value(), rest));
    }

    public Operation operation(Value written) {
        return action.operation(bound(written), new Beside(files));
    }

    private static Value filled(Value value, List<Object> texts) {
        if (value instanceof Value.Fields fields) {
            Map<String, Value> entries = new LinkedHashMap<>();
            fields.entries().forEach((name, entry) -> entries.put(name, filled(entry, texts)));
            return Value.map(entries);
        }
        if (value instanceof Value.Items list) {
            return Value.list(
                    list.items().stream().map(item -> filled(item, texts)).toList());
        }
        return value.text().equals("$") ? Value.of(texts.remove(0).toString()) : value;
    }

    private Arguments bound(Value written) {
        Map<String, Value> values = new LinkedHashMap<>();
        Map<String, List<Claim>> claims = new LinkedHashMap<>();
        ActionSpec spec = action.spec();
        spec.parameters()
                .forEach(parameter -> parameter.initial().ifPresent(value -> values.put(parameter.name(), value)));
        named(spec, written).forEach((name, value) -> {
            if (spec.parameter(name)
                    .filter(it -> it.type() == Parameter.Type.CONDITIONS)
                    .isPresent()) {
                claims.put(name, claims((Value.Fields) value));
            } else {
                values.put(name, fitting(spec, name, value));
            }
        });
        return new Arguments(SPAN, values, claims);
    }

    private static Map<String, Value> named(ActionSpec spec, Value written) {
        return written instanceof Value.Fields fields
                ? fields.entries()
                : Map.of(spec.freeForm().orElseThrow(), written);
    }

    private static List<Claim> claims(Value.Fields conditions) {
        return conditions.entries().entrySet().stream()
                .map(entry -> new Claim(entry.getKey(), entry.getValue().equals(Value.TRUE)))
                .toList();
    }

    private static Value fitting(ActionSpec spec, String name, Value value) {
        Parameter.Type type = spec.parameter(name).map(Parameter::type).orElse(Parameter.Type.ANY);
        return switch (type) {
            case WORDS ->
                value instanceof Value.Items
                        ? value
                        : Value.texts(List.of(value.text().split(" ")));
            case LIST -> value instanceof Value.Items ? value : Value.list(List.of(value));
            case STRING -> Value.of(value.text());
            default -> value;
        };
    }

    private record Beside(Path files) implements Situation {
        @Override
        public String host() {
            return "web1";
        }

        @Override
        public Path file(String name) {
            Path file = files.resolve(name);
            if (!Files.exists(file)) {
                throw new Unrenderable(SPAN, "`" + name + "` does not exist");
            }
            return file;
        }

        @Override
        public Path destination(String name) {
            return files.resolve(name);
        }

        @Override
        public String render(SourceFile template) {
            return template.text().replace("{{ host }}", host());
        }
    }
}
