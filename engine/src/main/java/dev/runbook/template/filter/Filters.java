package dev.runbook.template.filter;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All filters by name. */
public final class Filters {

    private static final Map<String, Filter> ALL = Stream.of(
                    BasicFilters.all(),
                    TextFilters.all(),
                    RegexFilters.all(),
                    NumberFilters.all(),
                    ListFilters.all(),
                    PickFilters.all(),
                    MapFilters.all(),
                    EncodingFilters.all())
            .flatMap(family -> family.stream())
            .collect(Collectors.toUnmodifiableMap(filter -> filter.signature().name(), Function.identity()));

    private Filters() {}

    public static Optional<Filter> find(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    public static Set<String> names() {
        return ALL.keySet();
    }
}
