package dev.runbook.yaml;

import dev.runbook.source.Span;
import dev.runbook.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A piece of a YAML file, and where it stands. */
public sealed interface Node {

    Span span();

    /** What is written here, templates as plain text. */
    Value value();

    /** {@code a list}, {@code a map}, {@code a string} …, for messages. */
    default String kind() {
        return value().kind().words();
    }

    /** A word, number or text; {@code quoted} if the author wrote quotes or a block. */
    record Scalar(Span span, Value value, boolean quoted) implements Node {
        public String text() {
            return value.text();
        }
    }

    record Sequence(Span span, List<Node> items) implements Node {
        @Override
        public Value value() {
            return Value.list(items.stream().map(Node::value).toList());
        }
    }

    record Mapping(Span span, List<Entry> entries) implements Node {
        @Override
        public Value value() {
            Map<String, Value> values = new LinkedHashMap<>();
            entries.forEach(entry -> values.put(entry.name(), entry.value().value()));
            return Value.map(values);
        }

        public Optional<Node> get(String name) {
            return entries.stream()
                    .filter(entry -> entry.name().equals(name))
                    .map(Entry::value)
                    .findFirst();
        }
    }

    /** A key and what it holds. */
    record Entry(Scalar key, Node value) {
        public String name() {
            return key.text();
        }
    }

    /** A value that nobody wrote in YAML: from the command line or an inventory line. */
    static Node of(Span span, Value value) {
        return switch (value.kind()) {
            case LIST ->
                new Sequence(
                        span,
                        ((Value.Items) value)
                                .items().stream().map(item -> of(span, item)).toList());
            case MAP ->
                new Mapping(
                        span,
                        ((Value.Fields) value)
                                .entries().entrySet().stream()
                                        .map(entry -> new Entry(
                                                new Scalar(span, Value.of(entry.getKey()), true),
                                                of(span, entry.getValue())))
                                        .toList());
            default -> new Scalar(span, value, false);
        };
    }
}
