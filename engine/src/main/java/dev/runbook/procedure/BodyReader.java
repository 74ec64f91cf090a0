package dev.runbook.procedure;

import dev.runbook.source.Problems;
import dev.runbook.source.SourceFile;
import dev.runbook.yaml.Keys;
import dev.runbook.yaml.Node;
import dev.runbook.yaml.YamlReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a step does: a block, an included file, or an action. */
final class BodyReader {

    private static final List<String> OF_ACTIONS = List.of(
            "loop",
            "loop_var",
            "register",
            "until",
            "retries",
            "delay",
            "timeout",
            "check",
            "changed_when",
            "failed_when",
            "ignore_errors",
            "run_once",
            "delegate_to",
            "throttle",
            "no_log",
            "read_only",
            "steady",
            "notify",
            "rollback",
            "guard",
            "guards");

    private final Keys keys;
    private final Reading reading;
    private final Problems problems;

    BodyReader(Keys keys, Reading reading) {
        this.keys = keys;
        this.reading = reading;
        this.problems = reading.problems();
    }

    /** @param id of the step, with which the ids of included steps begin */
    Optional<Body> read(String id) {
        Optional<Node> include = keys.take("include");
        if (include.isPresent()) {
            rejectActionBeside("include");
            return include(include.get(), id);
        }
        if (keys.take("block").isPresent()) {
            rejectActionBeside("block");
            return Optional.of(new Body.Block(steps("block"), steps("rescue"), steps("always")));
        }
        rejectWithoutBlock("rescue");
        rejectWithoutBlock("always");
        Optional<Body> action = CallReader.onlyAction(keys, "a step", reading);
        if (action.isEmpty() && keys.rest().isEmpty()) {
            problems.add(keys.span(), "a step needs an action, a `block` or an `include`");
        }
        return action;
    }

    /** A step's variables; an include brings its own, which count as the step's. */
    static Map<String, Node> varsOf(Body body, Map<String, Node> vars, Keys keys) {
        Map<String, Node> merged = new LinkedHashMap<>(vars);
        keys.take("include")
                .filter(Node.Mapping.class::isInstance)
                .flatMap(node -> ((Node.Mapping) node).get("vars"))
                .filter(Node.Mapping.class::isInstance)
                .ifPresent(node ->
                        ((Node.Mapping) node).entries().forEach(entry -> merged.put(entry.name(), entry.value())));
        return merged;
    }

    private List<Step> steps(String name) {
        return StepReader.list(keys, name, reading);
    }

    private Optional<Body> include(Node node, String id) {
        Optional<Node.Scalar> file = includedFile(node);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        Optional<SourceFile> source = reading.library().find(file.get().text());
        if (source.isEmpty()) {
            problems.add(file.get().span(), "there is no file `" + file.get().text() + "` to include");
            return Optional.empty();
        }
        if (reading.open().contains(source.get().name())) {
            problems.add(file.get().span(), "`" + source.get().name() + "` includes itself");
            return Optional.empty();
        }
        Reading inner =
                reading.inside(source.get().name()).withIds(reading.ids().under(id));
        return YamlReader.read(source.get(), problems).flatMap(root -> includedSteps(root, inner));
    }

    private Optional<Node.Scalar> includedFile(Node node) {
        if (node instanceof Node.Scalar scalar) {
            return Optional.of(scalar);
        }
        if (node instanceof Node.Sequence) {
            problems.add(
                    node.span(), "an include is a list, wanted the name of a file, or a map with `file` and `vars`");
            return Optional.empty();
        }
        return Keys.of(node, "an include", problems).flatMap(include -> {
            Optional<Node.Scalar> file = include.scalar("file");
            include.mapping("vars");
            if (file.isEmpty()) {
                include.missing("file");
            }
            include.rejectUnknown();
            return file;
        });
    }

    private Optional<Body> includedSteps(Node root, Reading inner) {
        if (root instanceof Node.Sequence list) {
            return Optional.of(new Body.Block(StepReader.list(list, inner), List.of(), List.of()));
        }
        problems.add(root.span(), "an included file is " + root.kind() + ", wanted a list of steps");
        return Optional.empty();
    }

    private void rejectActionBeside(String key) {
        for (String name : OF_ACTIONS) {
            keys.place(name)
                    .ifPresent(place -> problems.add(
                            place, "`" + name + "` does not work on `" + key + "`; put it on the steps inside"));
        }
        for (Node.Entry entry : keys.rest()) {
            problems.add(entry.key().span(), "`" + entry.name() + "` stands beside `" + key + "`; make it two steps");
        }
    }

    private void rejectWithoutBlock(String key) {
        keys.take(key)
                .ifPresent(node -> problems.add(
                        keys.place(key).orElseThrow(), "`" + key + "` stands without `block`; put the steps in one"));
    }
}
