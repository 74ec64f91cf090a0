package dev.runbook.procedure;

import dev.runbook.action.ActionSpec;
import dev.runbook.action.Arguments;
import dev.runbook.action.Claim;
import dev.runbook.action.Parameter;
import dev.runbook.source.Span;
import dev.runbook.template.Reference;
import dev.runbook.template.Scope;
import dev.runbook.template.UnknownYet;
import dev.runbook.template.Unrenderable;
import dev.runbook.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The arguments of a call as written: which names they use, and what they become on a host. */
public final class ArgumentTemplates {

    private final ActionSpec spec;
    private final Span span;
    private final Map<String, ArgumentTemplate> written;

    ArgumentTemplates(ActionSpec spec, Span span, Map<String, ArgumentTemplate> written) {
        this.spec = spec;
        this.span = span;
        this.written = written;
    }

    public Span span() {
        return span;
    }

    /** The parameters that the author wrote. */
    public Set<String> writtenNames() {
        return written.keySet();
    }

    public Stream<Reference> names() {
        return written.values().stream().flatMap(ArgumentTemplate::names);
    }

    /** The arguments for the host whose names these are. */
    public Arguments render(Scope scope) {
        Map<String, List<Claim>> claims = new LinkedHashMap<>();
        written.forEach((name, template) -> {
            if (template instanceof ArgumentTemplate.Claims conditions) {
                claims.put(name, conditions.judge(scope));
            }
        });
        return new Arguments(span, values(scope), claims);
    }

    /** The value of one that is written, and is no condition. */
    public Value value(String name, Scope scope) {
        ArgumentTemplate template = written.get(name);
        return fitting(name, template, template.render(scope));
    }

    /** The arguments and the initial values of those not written, less the conditions. */
    public Map<String, Value> values(Scope scope) {
        Map<String, Value> values = new LinkedHashMap<>();
        spec.parameters()
                .forEach(parameter -> parameter.initial().ifPresent(value -> values.put(parameter.name(), value)));
        written.forEach((name, template) -> {
            if (!(template instanceof ArgumentTemplate.Claims)) {
                values.put(name, fitting(name, template, template.render(scope)));
            }
        });
        return values;
    }

    /** As {@link #values}, less those that nobody knows before the run. */
    public Map<String, Value> valuesKnown(Scope scope) {
        Map<String, Value> values = new LinkedHashMap<>();
        spec.parameters()
                .forEach(parameter -> parameter.initial().ifPresent(value -> values.put(parameter.name(), value)));
        written.forEach((name, template) -> {
            values.remove(name);
            known(name, template, scope).ifPresent(value -> values.put(name, value));
        });
        return values;
    }

    private Optional<Value> known(String name, ArgumentTemplate template, Scope scope) {
        try {
            return Optional.of(fitting(name, template, template.render(scope)));
        } catch (UnknownYet | Unrenderable e) {
            return Optional.empty();
        }
    }

    private Value fitting(String name, ArgumentTemplate template, Value value) {
        Optional<Parameter> parameter = spec.parameter(name);
        if (parameter.isEmpty()) {
            return value;
        }
        return ArgumentTypes.fit(parameter.get(), value)
                .orElseThrow(() -> new Unrenderable(
                        template.span(), ArgumentTypes.complaint(spec.name(), parameter.get(), value)));
    }
}
