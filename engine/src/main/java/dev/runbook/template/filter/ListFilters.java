package dev.runbook.template.filter;

import dev.runbook.template.operation.Arithmetic;
import dev.runbook.template.operation.Comparison;
import dev.runbook.template.operation.Fault;
import dev.runbook.template.operation.LimitedText;
import dev.runbook.template.operation.Undefined;
import dev.runbook.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Filters on whole lists: their ends, order, sums, and what two lists have in common. */
final class ListFilters {

    private ListFilters() {}

    static List<Filter> all() {
        Filter length = Filter.of("length", input -> Value.of(length(input)));
        return List.of(
                length,
                length.as("count"),
                Filter.of("list", input -> Value.list(characters(input, "list"))),
                Filter.of("first", input -> end(input, "first", 0)),
                Filter.of(
                        "last",
                        input -> end(input, "last", characters(input, "last").size() - 1)),
                Filter.of("join(separator?, attribute?)", ListFilters::join),
                Filter.of("sort(reverse?, case_sensitive?, attribute?)", ListFilters::sort),
                Filter.of("unique(case_sensitive?, attribute?)", ListFilters::unique),
                Filter.of("reverse", ListFilters::reverse),
                Filter.of("min(attribute?)", (input, arguments) -> extreme(input, arguments, 1)),
                Filter.of("max(attribute?)", (input, arguments) -> extreme(input, arguments, -1)),
                Filter.of("sum(attribute?, start?)", ListFilters::sum),
                Filter.of("flatten(levels?)", ListFilters::flatten),
                Filter.of("batch(size)", ListFilters::batch),
                Filter.of("difference(other)", (input, arguments) -> keep(input, arguments, false)),
                Filter.of("intersect(other)", (input, arguments) -> keep(input, arguments, true)),
                Filter.of("union(other)", ListFilters::union),
                Filter.of("symmetric_difference(other)", ListFilters::symmetricDifference),
                Filter.of("zip(other)", ListFilters::zip));
    }

    private static long length(Value input) {
        if (input instanceof Value.Text text) {
            return text.text().codePointCount(0, text.text().length());
        }
        return input instanceof Value.Fields map
                ? map.entries().size()
                : Items.of(input, "length").size();
    }

    private static List<Value> characters(Value input, String filter) {
        return input instanceof Value.Text text
                ? text.text()
                        .codePoints()
                        .mapToObj(c -> Value.of(Character.toString(c)))
                        .toList()
                : Items.of(input, filter);
    }

    private static Value end(Value input, String filter, int place) {
        List<Value> items = characters(input, filter);
        if (items.isEmpty()) {
            throw new Undefined("`" + filter + "` is applied to an empty list; `| default(…)` says what to take then");
        }
        return items.get(place);
    }

    private static Value join(Value input, CallArguments arguments) {
        LimitedText joined = new LimitedText();
        String separator = "";
        for (Value item : characters(input, "join")) {
            joined.append(separator).append(attribute(item, arguments).text());
            separator = arguments.text("separator", "");
        }
        return Value.of(joined.toString());
    }

    private static Value sort(Value input, CallArguments arguments) {
        Comparator<Value> order =
                Comparator.comparing(item -> folded(attribute(item, arguments), arguments), Comparison::compare);
        List<Value> sorted = new ArrayList<>(Items.of(input, "sort"));
        sorted.sort(arguments.flag("reverse") ? order.reversed() : order);
        return Value.list(sorted);
    }

    private static Value unique(Value input, CallArguments arguments) {
        List<Value> kept = new ArrayList<>();
        SeenValues seen = new SeenValues();
        for (Value item : Items.of(input, "unique")) {
            if (seen.add(attribute(item, arguments))) {
                kept.add(item);
            }
        }
        return Value.list(kept);
    }

    private static Value reverse(Value input) {
        if (input instanceof Value.Text text) {
            return Value.of(new StringBuilder(text.text()).reverse().toString());
        }
        List<Value> reversed = new ArrayList<>(Items.of(input, "reverse"));
        Collections.reverse(reversed);
        return Value.list(reversed);
    }

    private static Value extreme(Value input, CallArguments arguments, int sign) {
        String name = arguments.signature().name();
        return Items.of(input, name).stream()
                .min((a, b) -> sign * Comparison.compare(attribute(a, arguments), attribute(b, arguments)))
                .orElseThrow(() -> new Undefined(
                        "`" + name + "` is applied to an empty list; `| default(…)` says what to take then"));
    }

    private static Value sum(Value input, CallArguments arguments) {
        Value start = arguments.find("start").orElse(Value.of(0));
        return Items.of(input, "sum").stream()
                .map(item -> attribute(item, arguments))
                .reduce(start, Arithmetic::add);
    }

    private static Value flatten(Value input, CallArguments arguments) {
        List<Value> flat = new ArrayList<>();
        flatten(Items.of(input, "flatten"), arguments.number("levels", Long.MAX_VALUE), flat);
        return Value.list(flat);
    }

    private static void flatten(List<Value> items, long levels, List<Value> flat) {
        for (Value item : items) {
            if (item instanceof Value.Items inner && levels > 0) {
                flatten(inner.items(), levels - 1, flat);
            } else {
                flat.add(item);
            }
        }
    }

    private static Value batch(Value input, CallArguments arguments) {
        int size = (int) arguments.number("size");
        if (size < 1) {
            throw new Fault("`batch` is given " + size + ", wanted 1 or more");
        }
        List<Value> items = Items.of(input, "batch");
        List<Value> batches = new ArrayList<>();
        for (int from = 0; from < items.size(); from += size) {
            batches.add(Value.list(items.subList(from, Math.min(items.size(), from + size))));
        }
        return Value.list(batches);
    }

    private static Value keep(Value input, CallArguments arguments, boolean common) {
        SeenValues other = new SeenValues(arguments.list("other"));
        SeenValues kept = new SeenValues();
        return Value.list(Items.of(input, arguments.signature().name()).stream()
                .filter(item -> other.has(item) == common && kept.add(item))
                .toList());
    }

    private static Value union(Value input, CallArguments arguments) {
        SeenValues seen = new SeenValues();
        List<Value> both = new ArrayList<>(Items.of(input, "union"));
        both.addAll(arguments.list("other"));
        return Value.list(both.stream().filter(seen::add).toList());
    }

    private static Value symmetricDifference(Value input, CallArguments arguments) {
        List<Value> own = Items.of(input, "symmetric_difference");
        List<Value> other = arguments.list("other");
        SeenValues inOwn = new SeenValues(own);
        SeenValues inOther = new SeenValues(other);
        List<Value> result = new ArrayList<>();
        own.stream().filter(item -> !inOther.has(item)).forEach(result::add);
        other.stream().filter(item -> !inOwn.has(item)).forEach(result::add);
        SeenValues seen = new SeenValues();
        return Value.list(result.stream().filter(seen::add).toList());
    }

    private static Value zip(Value input, CallArguments arguments) {
        List<Value> own = Items.of(input, "zip");
        List<Value> other = arguments.list("other");
        List<Value> pairs = new ArrayList<>();
        for (int i = 0; i < Math.min(own.size(), other.size()); i++) {
            pairs.add(Value.list(List.of(own.get(i), other.get(i))));
        }
        return Value.list(pairs);
    }

    private static Value attribute(Value item, CallArguments arguments) {
        Optional<Value> name = arguments.find("attribute");
        return name.isEmpty()
                ? item
                : PickFilters.attribute(item, name.get(), arguments.signature().name());
    }

    /** Sorting ignores case unless told otherwise, as in Jinja. */
    private static Value folded(Value value, CallArguments arguments) {
        return value instanceof Value.Text text && !arguments.flag("case_sensitive")
                ? Value.of(text.text().toLowerCase(Locale.ROOT))
                : value;
    }
}
