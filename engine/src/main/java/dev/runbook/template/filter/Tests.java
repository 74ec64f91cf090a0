package dev.runbook.template.filter;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All tests by name. */
public final class Tests {

    private static final Map<String, Test> ALL = Stream.of(TypeTests.all(), ComparisonTests.all(), ResultTests.all())
            .flatMap(family -> family.stream())
            .collect(Collectors.toUnmodifiableMap(test -> test.signature().name(), Function.identity()));

    private Tests() {}

    public static Optional<Test> find(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    public static Set<String> names() {
        return ALL.keySet();
    }
}
