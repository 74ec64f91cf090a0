package dev.runbook.ssh;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** OpenSSH's lists of algorithms: {@code +} appends to the usual ones, {@code ^} puts in front, {@code -} takes away. */
final class AlgorithmList {

    private AlgorithmList() {}

    static String of(String list, String usual) {
        List<String> given = Arrays.asList(list.replaceFirst("^[+^-]", "").split(","));
        List<String> own = Arrays.asList(usual.split(","));
        Stream<String> result = switch (list.isEmpty() ? ' ' : list.charAt(0)) {
            case '+' -> Stream.concat(own.stream(), given.stream());
            case '^' -> Stream.concat(given.stream(), own.stream());
            case '-' ->
                own.stream().filter(name -> given.stream().noneMatch(pattern -> Wildcard.matches(pattern, name)));
            default -> given.stream();
        };
        return result.distinct().collect(Collectors.joining(","));
    }
}
