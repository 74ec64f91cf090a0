package dev.runbook.yaml;

import dev.runbook.source.DidYouMean;
import dev.runbook.source.Problems;
import dev.runbook.source.Span;
import dev.runbook.value.Value;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * The keys of one map, taken one by one. A key that nobody takes is unknown, a value of the wrong kind is a problem;
 * both are collected, and reading goes on.
 */
public final class Keys {

    private final Node.Mapping map;
    private final String owner;
    private final Problems problems;
    private final Set<String> known = new LinkedHashSet<>();

    private Keys(Node.Mapping map, String owner, Problems problems) {
        this.map = map;
        this.owner = owner;
        this.problems = problems;
    }

    /**
     * The keys of this node.
     *
     * @param owner whose keys they are, for messages: {@code a step}
     * @return empty if the node is not a map, which is then among the problems
     */
    public static Optional<Keys> of(Node node, String owner, Problems problems) {
        if (node instanceof Node.Mapping map) {
            return Optional.of(new Keys(map, owner, problems));
        }
        problems.add(node.span(), owner + " is " + node.kind() + ", wanted a map");
        return Optional.empty();
    }

    public Span span() {
        return map.entries().isEmpty() ? map.span() : map.entries().get(0).key().span();
    }

    /** Everything that is written in the map. */
    public Value.Fields written() {
        return (Value.Fields) map.value();
    }

    /** Whatever stands under this key. */
    public Optional<Node> take(String name) {
        known.add(name);
        return map.get(name);
    }

    /** The key itself, to point at. */
    public Optional<Span> place(String name) {
        return map.entries().stream()
                .filter(entry -> entry.name().equals(name))
                .map(entry -> entry.key().span())
                .findFirst();
    }

    public Optional<Node.Scalar> scalar(String name) {
        return take(name).flatMap(node -> as(Node.Scalar.class, name, node, "a string"));
    }

    public Optional<String> text(String name) {
        return scalar(name).map(Node.Scalar::text);
    }

    public String requiredText(String name) {
        return text(name).orElseGet(() -> {
            missing(name);
            return "";
        });
    }

    public Optional<Boolean> flag(String name) {
        return take(name).flatMap(node -> {
            if (node.value() instanceof Value.Bool bool) {
                return Optional.of(bool.truth());
            }
            problems.add(node.span(), "`" + name + "` is " + describe(node) + ", wanted true or false");
            return Optional.empty();
        });
    }

    public Optional<Long> number(String name) {
        return take(name).flatMap(node -> {
            if (node.value() instanceof Value.Int number) {
                return Optional.of(number.number());
            }
            problems.add(node.span(), "`" + name + "` is " + describe(node) + ", wanted a whole number");
            return Optional.empty();
        });
    }

    public Optional<Node.Mapping> mapping(String name) {
        return take(name).flatMap(node -> as(Node.Mapping.class, name, node, "a map"));
    }

    public Optional<Node.Sequence> list(String name) {
        return take(name).flatMap(node -> as(Node.Sequence.class, name, node, "a list"));
    }

    /** A list of words, or one word that stands for a list of one. */
    public List<String> words(String name) {
        return scalars(name).stream().map(Node.Scalar::text).toList();
    }

    /** As {@link #words}, with their places. */
    public List<Node.Scalar> scalars(String name) {
        return take(name)
                .map(node -> node instanceof Node.Sequence list ? list.items() : List.of(node))
                .orElse(List.of())
                .stream()
                .flatMap(node -> as(Node.Scalar.class, name, node, "a string").stream())
                .toList();
    }

    public void missing(String name) {
        problems.add(span(), owner + " needs `" + name + "`");
    }

    /** Keys that nobody has taken so far, in the order written. */
    public List<Node.Entry> rest() {
        return map.entries().stream()
                .filter(entry -> !known.contains(entry.name()))
                .toList();
    }

    /** Names further keys that would be right here, for suggestions. */
    public Keys expecting(Set<String> names) {
        known.addAll(names);
        return this;
    }

    /** The names that are right here, so far. */
    public Set<String> known() {
        return Collections.unmodifiableSet(known);
    }

    public void rejectUnknown() {
        rejectUnknown(DidYouMean::suffix);
    }

    /** @param advice what to say about a word, given those that are right here, to end the message with */
    public void rejectUnknown(BiFunction<String, Collection<String>, String> advice) {
        for (Node.Entry entry : rest()) {
            problems.add(
                    entry.key().span(),
                    "unknown key `" + entry.name() + "` in " + owner + advice.apply(entry.name(), known));
        }
    }

    private <T extends Node> Optional<T> as(Class<T> type, String name, Node node, String wanted) {
        if (type.isInstance(node)) {
            return Optional.of(type.cast(node));
        }
        problems.add(node.span(), "`" + name + "` is " + describe(node) + ", wanted " + wanted);
        return Optional.empty();
    }

    private static String describe(Node node) {
        return node instanceof Node.Scalar scalar && node.value().kind() == Value.Kind.STRING
                ? "`" + scalar.text() + "`"
                : node.kind();
    }
}
