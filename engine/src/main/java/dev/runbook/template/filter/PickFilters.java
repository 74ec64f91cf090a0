package dev.runbook.template.filter;

import dev.runbook.source.DidYouMean;
import dev.runbook.template.operation.Attributes;
import dev.runbook.template.operation.Comparison;
import dev.runbook.template.operation.Fault;
import dev.runbook.template.operation.Printable;
import dev.runbook.template.operation.Truth;
import dev.runbook.template.operation.Undefined;
import dev.runbook.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Filters that apply another filter or a test to each item of a list. */
final class PickFilters {

    private PickFilters() {}

    static List<Filter> all() {
        return List.of(
                Filter.of("map(filter?, *, attribute?, default?)", PickFilters::map),
                Filter.of("select(test?, *)", (input, arguments) -> select(input, arguments, true)),
                Filter.of("reject(test?, *)", (input, arguments) -> select(input, arguments, false)),
                Filter.of("selectattr(attribute, test?, *)", (input, arguments) -> byAttribute(input, arguments, true)),
                Filter.of(
                        "rejectattr(attribute, test?, *)", (input, arguments) -> byAttribute(input, arguments, false)),
                Filter.of("groupby(attribute)", PickFilters::groupBy));
    }

    static Value attribute(Value item, Value path, String filter) {
        return Attributes.path(item, path.text())
                .orElseThrow(() -> new Undefined("`" + filter + "` meets an item where `" + path.text()
                        + "` is not defined" + Attributes.reason(item, path)));
    }

    private static Value map(Value input, CallArguments arguments) {
        List<Value> items = Items.of(input, "map");
        Value attribute = arguments.named().get("attribute");
        if (attribute == null) {
            return Value.list(items.stream().map(item -> apply(item, arguments)).toList());
        }
        Optional<Value> initial = Optional.ofNullable(arguments.named().get("default"));
        return Value.list(items.stream()
                .map(item -> Attributes.path(item, attribute.text())
                        .or(() -> initial)
                        .orElseGet(() -> attribute(item, attribute, "map")))
                .toList());
    }

    private static Value apply(Value item, CallArguments arguments) {
        String name = arguments.text("filter");
        Filter filter = Filters.find(name)
                .orElseThrow(() -> new Fault(
                        "`map` is given the unknown filter `" + name + "`" + DidYouMean.suffix(name, Filters.names())));
        Object result = filter.apply(item, nested(filter.signature(), arguments.from(1), arguments.named()));
        return result instanceof Printable printable ? Value.of(printable.text()) : (Value) result;
    }

    private static Value select(Value input, CallArguments arguments, boolean wanted) {
        return Value.list(Items.of(input, arguments.signature().name()).stream()
                .filter(item -> passes(Optional.of(item), arguments, 0) == wanted)
                .toList());
    }

    private static Value byAttribute(Value input, CallArguments arguments, boolean wanted) {
        String path = arguments.text("attribute");
        return Value.list(Items.of(input, arguments.signature().name()).stream()
                .filter(item -> passes(Attributes.path(item, path), arguments, 1) == wanted)
                .toList());
    }

    /** Without a test: whether the value is there and counts as true. */
    private static boolean passes(Optional<Value> value, CallArguments arguments, int testAt) {
        if (arguments.positional().size() <= testAt) {
            return value.filter(Truth::of).isPresent();
        }
        String name = arguments.positional().get(testAt).text();
        Test test = Tests.find(name)
                .orElseThrow(() -> new Fault("`" + arguments.signature().name() + "` is given the unknown test `" + name
                        + "`" + DidYouMean.suffix(name, Tests.names())));
        if (value.isEmpty() && !test.takesUndefined()) {
            return false;
        }
        return test.holds(value, nested(test.signature(), arguments.from(testAt + 1), Map.of()));
    }

    private static Value groupBy(Value input, CallArguments arguments) {
        Value path = arguments.value("attribute");
        Map<Value, List<Value>> groups = new LinkedHashMap<>();
        for (Value item : Items.of(input, "groupby")) {
            groups.computeIfAbsent(attribute(item, path, "groupby"), key -> new ArrayList<>())
                    .add(item);
        }
        return Value.list(groups.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparison::compare))
                .map(group -> Value.list(List.of(group.getKey(), Value.list(group.getValue()))))
                .toList());
    }

    private static CallArguments nested(Signature signature, List<Value> positional, Map<String, Value> named) {
        signature.objection(positional.size(), named.keySet()).ifPresent(objection -> {
            throw new Fault(objection);
        });
        return new CallArguments(signature, positional, named);
    }
}
