package dev.runbook.procedure;

import dev.runbook.action.ActionSpec;
import dev.runbook.action.Parameter;
import dev.runbook.source.Problems;
import dev.runbook.source.SourceFile;
import dev.runbook.template.Templated;
import dev.runbook.yaml.Keys;
import dev.runbook.yaml.Node;
import dev.runbook.yaml.YamlReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads an action that is written in YAML: {@code actions/NAME.yml}. */
final class CustomActionReader {

    private final String name;
    private final SourceFile file;
    private final Reading reading;
    private final Problems problems;

    private CustomActionReader(String name, SourceFile file, Reading reading) {
        this.name = name;
        this.file = file;
        this.reading = reading;
        this.problems = reading.problems();
    }

    static Optional<CustomAction> read(String name, SourceFile file, Reading caller) {
        Reading inside = caller.insideAction(file.name());
        return YamlReader.read(file, caller.problems())
                .flatMap(root -> Keys.of(root, "an action", caller.problems()))
                .map(keys -> new CustomActionReader(name, file, inside).action(keys));
    }

    private CustomAction action(Keys keys) {
        keys.text("name");
        String summary = keys.text("description").orElse("");
        List<Param> params = keys.mapping("params")
                .map(node -> ParamReader.read(node, problems))
                .orElse(List.of());
        boolean readOnly = keys.flag("read_only").orElse(false);
        List<Step> steps = StepReader.list(keys, "steps", reading);
        if (keys.take("steps").isEmpty()) {
            keys.missing("steps");
        }
        steps.stream().flatMap(Step::withInner).forEach(this::rejectHosts);
        Map<String, Templated> result = result(keys);
        Map<String, CustomAction.Difference> diff = diff(keys);
        keys.rejectUnknown();
        return new CustomAction(
                spec(summary, params, readOnly, result), file, secrets(params), defaults(params), steps, result, diff);
    }

    private ActionSpec spec(String summary, List<Param> params, boolean readOnly, Map<String, Templated> result) {
        Optional<String> freeForm = params.stream().map(Param::name).findFirst();
        List<ActionSpec.Fact> facts = result.keySet().stream()
                .map(fact -> new ActionSpec.Fact(fact, ""))
                .toList();
        List<Parameter> parameters =
                params.stream().map(CustomActionReader::parameter).toList();
        return new ActionSpec(name, summary, parameters, freeForm, readOnly, false, facts);
    }

    private static Parameter parameter(Param param) {
        return new Parameter(
                param.name(),
                type(param.type()),
                param.description().orElse(""),
                param.required(),
                Optional.empty(),
                param.values());
    }

    private static Parameter.Type type(ParamType type) {
        return switch (type) {
            case STRING, ENUM, PATH, SECRET -> Parameter.Type.STRING;
            case INT -> Parameter.Type.INT;
            case NUMBER -> Parameter.Type.NUMBER;
            case BOOL -> Parameter.Type.BOOL;
            case DURATION -> Parameter.Type.DURATION;
            case SIZE -> Parameter.Type.SIZE;
            case LIST -> Parameter.Type.LIST;
            case MAP -> Parameter.Type.MAP;
            case ANY -> Parameter.Type.ANY;
        };
    }

    private static Map<String, Node> defaults(List<Param> params) {
        Map<String, Node> defaults = new LinkedHashMap<>();
        params.forEach(param -> param.initial().ifPresent(node -> defaults.put(param.name(), node)));
        return defaults;
    }

    private static Set<String> secrets(List<Param> params) {
        return params.stream().filter(Param::secret).map(Param::name).collect(Collectors.toSet());
    }

    private Map<String, Templated> result(Keys keys) {
        Map<String, Templated> result = new LinkedHashMap<>();
        keys.mapping("result")
                .ifPresent(node -> node.entries()
                        .forEach(entry -> result.put(entry.name(), Templated.of(entry.value(), problems))));
        return result;
    }

    private Map<String, CustomAction.Difference> diff(Keys keys) {
        Map<String, CustomAction.Difference> diff = new LinkedHashMap<>();
        keys.mapping("diff")
                .ifPresent(node -> node.entries()
                        .forEach(entry -> Keys.of(entry.value(), "`diff." + entry.name() + "`", problems)
                                .flatMap(this::difference)
                                .ifPresent(difference -> diff.put(entry.name(), difference))));
        return diff;
    }

    private Optional<CustomAction.Difference> difference(Keys keys) {
        Optional<Templated> is = side(keys, "is");
        Optional<Templated> wanted = side(keys, "wanted");
        keys.rejectUnknown();
        return is.flatMap(one -> wanted.map(other -> new CustomAction.Difference(one, other)));
    }

    private Optional<Templated> side(Keys keys, String name) {
        Optional<Node> node = keys.take(name);
        if (node.isEmpty()) {
            keys.missing(name);
        }
        return node.map(written -> Templated.of(written, problems));
    }

    private void rejectHosts(Step step) {
        step.placement()
                .hosts()
                .ifPresent(hosts -> problems.add(
                        hosts.span(),
                        "`hosts` stands inside an action, which runs on the hosts of its caller; use `delegate_to`"));
    }
}
