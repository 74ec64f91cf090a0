package dev.runbook.lab.service.nginx;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A directive of a configuration file.
 *
 * @param block what stands between its braces; empty if it has none
 */
record Directive(String name, List<String> arguments, Optional<List<Directive>> block, Path file, int line) {

    String first() {
        return arguments.get(0);
    }

    String last() {
        return arguments.get(arguments.size() - 1);
    }

    List<Directive> inner() {
        return block.orElse(List.of());
    }

    /** Those of this name in its block. */
    Stream<Directive> inner(String name) {
        return inner().stream().filter(directive -> directive.name().equals(name));
    }

    boolean is(String other) {
        return name.equals(other);
    }
}
