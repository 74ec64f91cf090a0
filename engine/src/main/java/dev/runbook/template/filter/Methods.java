package dev.runbook.template.filter;

import dev.runbook.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The methods of Python's strings and dictionaries that people write out of habit. */
public final class Methods {

    private static final Set<String> TEXT_FILTERS =
            Set.of("split", "replace", "lower", "upper", "capitalize", "title", "splitlines", "format");

    private Methods() {}

    /** Empty if the value has no such method. */
    public static Optional<Value> call(Value owner, String name, List<Value> arguments) {
        if (owner instanceof Value.Text text) {
            return callText(text, name, arguments);
        }
        return owner instanceof Value.Fields map ? callMap(map, name, arguments) : Optional.empty();
    }

    private static Optional<Value> callText(Value.Text text, String name, List<Value> arguments) {
        if (TEXT_FILTERS.contains(name)) {
            return Optional.of(filter(name, text, arguments));
        }
        String first = arguments.isEmpty() ? "" : arguments.get(0).text();
        return switch (name) {
            case "strip" -> Optional.of(filter("trim", text, arguments));
            case "startswith" -> Optional.of(Value.of(text.text().startsWith(first)));
            case "endswith" -> Optional.of(Value.of(text.text().endsWith(first)));
            case "isdigit" -> Optional.of(Value.of(text.text().matches("\\d+")));
            case "join" -> Optional.of(filter("join", arguments.get(0), List.of(text)));
            default -> Optional.empty();
        };
    }

    private static Optional<Value> callMap(Value.Fields map, String name, List<Value> arguments) {
        Map<String, Value> entries = map.entries();
        return switch (name) {
            case "keys" -> Optional.of(Value.texts(List.copyOf(entries.keySet())));
            case "values" -> Optional.of(Value.list(List.copyOf(entries.values())));
            case "items" ->
                Optional.of(Value.list(entries.entrySet().stream()
                        .map(entry -> Value.list(List.of(Value.of(entry.getKey()), entry.getValue())))
                        .toList()));
            case "get" ->
                map.get(arguments.get(0).text())
                        .or(() -> Optional.of(arguments.size() > 1 ? arguments.get(1) : Value.NOTHING));
            default -> Optional.empty();
        };
    }

    private static Value filter(String name, Value input, List<Value> arguments) {
        Filter filter = Filters.find(name).orElseThrow();
        return (Value) filter.apply(input, new CallArguments(filter.signature(), arguments, Map.of()));
    }
}
