package dev.runbook.procedure;

import dev.runbook.action.Action;
import dev.runbook.action.ActionSpec;
import dev.runbook.action.Parameter;
import dev.runbook.source.DidYouMean;
import dev.runbook.source.Problems;
import dev.runbook.template.Condition;
import dev.runbook.template.Expression;
import dev.runbook.template.Template;
import dev.runbook.template.Templated;
import dev.runbook.value.Value;
import dev.runbook.yaml.Keys;
import dev.runbook.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the one action of a step, guard or check, and its arguments. */
final class CallReader {

    private final Reading reading;
    private final Problems problems;

    private CallReader(Reading reading) {
        this.reading = reading;
        this.problems = reading.problems();
    }

    /** The action among the keys that nobody else has taken; more than one, or an unknown one, is a problem. */
    static Optional<Body> onlyAction(Keys keys, String owner, Reading reading) {
        return new CallReader(reading).read(keys, owner);
    }

    /** A read-only command given as text, or an action given as a map: what {@code check} holds. */
    static Optional<Call> check(Node node, Reading reading) {
        CallReader reader = new CallReader(reading);
        if (node instanceof Node.Mapping) {
            return Keys.of(node, "a check", reading.problems())
                    .flatMap(keys -> reader.read(keys, "a check"))
                    .filter(Body.Single.class::isInstance)
                    .map(body -> ((Body.Single) body).call());
        }
        return reading.actions().named("shell").map(shell -> new Call(shell, reader.arguments(shell.spec(), node)));
    }

    private Optional<Body> read(Keys keys, String owner) {
        List<Node.Entry> candidates = keys.rest();
        List<Node.Entry> actions =
                candidates.stream().filter(entry -> isAction(entry.name())).toList();
        for (Node.Entry entry : candidates) {
            if (!isAction(entry.name())) {
                reportUnknown(keys, entry, owner);
            } else if (entry != actions.get(0)) {
                problems.add(
                        entry.key().span(),
                        owner + " has two actions, `" + actions.get(0).name() + "` and `" + entry.name()
                                + "`; keep one of the two");
            }
        }
        return actions.stream().findFirst().flatMap(this::body);
    }

    private boolean isAction(String name) {
        return reading.actions().named(name).isPresent()
                || reading.customActions().exists(name, reading);
    }

    private void reportUnknown(Keys keys, Node.Entry entry, String owner) {
        List<String> known = Stream.of(
                        keys.known().stream(),
                        reading.actions().names().stream(),
                        reading.library().actionNames().stream())
                .flatMap(names -> names)
                .toList();
        problems.add(
                entry.key().span(),
                "unknown key or action `" + entry.name() + "` in " + owner + AnsibleWords.suffix(entry.name(), known));
    }

    private Optional<Body> body(Node.Entry entry) {
        Optional<CustomAction> custom =
                reading.customActions().named(entry.name(), entry.key().span(), reading);
        if (custom.isPresent()) {
            return custom.map(action -> new Body.Custom(action, arguments(action.spec(), entry.value())));
        }
        return reading.actions().named(entry.name()).map(action -> single(action, entry.value()));
    }

    private Body single(Action action, Node value) {
        return new Body.Single(new Call(action, arguments(action.spec(), value)));
    }

    private ArgumentTemplates arguments(ActionSpec spec, Node node) {
        Map<String, ArgumentTemplate> written = new LinkedHashMap<>();
        if (node instanceof Node.Mapping map) {
            map.entries().forEach(entry -> argument(spec, entry).ifPresent(it -> written.put(entry.name(), it)));
        } else if (!(node.value() instanceof Value.Nothing)) {
            freeForm(spec, node).ifPresent(parameter -> written.put(parameter.name(), template(parameter, node, spec)));
        }
        if (node instanceof Node.Mapping
                || node.value() instanceof Value.Nothing
                || spec.freeForm().isPresent()) {
            reportMissing(spec, node, written.keySet());
        }
        return new ArgumentTemplates(spec, node.span(), written);
    }

    private Optional<Parameter> freeForm(ActionSpec spec, Node node) {
        Optional<Parameter> parameter = spec.freeForm().flatMap(spec::parameter);
        if (parameter.isEmpty()) {
            problems.add(node.span(), "`" + spec.name() + "` is " + node.kind() + ", wanted a map of its parameters");
        }
        return parameter;
    }

    private Optional<ArgumentTemplate> argument(ActionSpec spec, Node.Entry entry) {
        Optional<Parameter> parameter = spec.parameter(entry.name());
        if (parameter.isPresent()) {
            return Optional.of(template(parameter.get(), entry.value(), spec));
        }
        if (spec.open()) {
            reading.rejectGiven(entry.name(), entry.key().span());
            return Optional.of(new ArgumentTemplate.Plain(Templated.of(entry.value(), problems)));
        }
        problems.add(
                entry.key().span(),
                "`" + spec.name() + "` has no parameter `" + entry.name() + "`"
                        + DidYouMean.suffix(entry.name(), spec.parameterNames()));
        return Optional.empty();
    }

    private ArgumentTemplate template(Parameter parameter, Node node, ActionSpec spec) {
        return switch (parameter.type()) {
            case SHELL -> script(parameter, node, spec);
            case WORDS -> new ArgumentTemplate.Words(node.span(), words(node));
            case EXPRESSION -> new ArgumentTemplate.Computed(node.span(), expression(node));
            case CONDITIONS -> new ArgumentTemplate.Claims(node.span(), Condition.compile(node, problems));
            default -> plain(parameter, node, spec);
        };
    }

    private ArgumentTemplate script(Parameter parameter, Node node, ActionSpec spec) {
        if (node instanceof Node.Scalar scalar) {
            return new ArgumentTemplate.Script(node.span(), Template.compileShell(scalar, problems));
        }
        problems.add(node.span(), ArgumentTypes.complaint(spec.name(), parameter, node.value()));
        return new ArgumentTemplate.Plain(Templated.of(node, problems));
    }

    private Expression expression(Node node) {
        if (node instanceof Node.Scalar scalar) {
            return Expression.compile(scalar, problems);
        }
        problems.add(node.span(), "an expression is " + node.kind() + ", wanted a string");
        return Expression.compile(new Node.Scalar(node.span(), Value.of("none"), false), problems);
    }

    private ArgumentTemplate plain(Parameter parameter, Node node, ActionSpec spec) {
        Templated template = Templated.of(node, problems);
        if (template.isConstant() && ArgumentTypes.fit(parameter, node.value()).isEmpty()) {
            problems.add(node.span(), ArgumentTypes.complaint(spec.name(), parameter, node.value()));
        }
        return new ArgumentTemplate.Plain(template);
    }

    private List<Template> words(Node node) {
        List<Template> words = new ArrayList<>();
        if (node instanceof Node.Sequence list) {
            list.items().forEach(item -> CommandLine.word(item, problems).ifPresent(words::add));
        } else {
            CommandLine.split(node, problems).forEach(word -> words.add(Template.compile(word, problems)));
        }
        return words;
    }

    private void reportMissing(ActionSpec spec, Node node, Set<String> written) {
        spec.parameters().stream()
                .filter(parameter -> parameter.required() && !written.contains(parameter.name()))
                .forEach(parameter ->
                        problems.add(node.span(), "`" + spec.name() + "` needs `" + parameter.name() + "`"));
    }
}
