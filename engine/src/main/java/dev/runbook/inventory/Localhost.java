package dev.runbook.inventory;

import dev.runbook.source.SourceFile;
import dev.runbook.source.Span;
import dev.runbook.value.Value;
import dev.runbook.yaml.Node;
import java.util.List;
import java.util.Map;

/** This machine, which is a host under these names even if the inventory does not say so. */
final class Localhost {

    static final List<String> NAMES = List.of("localhost", "127.0.0.1", "::1");

    private static final String CONNECTION = "ansible_connection";

    private Localhost() {}

    /** It is reached without SSH. */
    static Map<String, Variable> variables(String name) {
        Span nowhere = new SourceFile("built in", "").start();
        Node local = Node.of(nowhere, Value.of("local"));
        return Map.of(CONNECTION, Variable.of(CONNECTION, local, new Origin(Origin.Kind.IMPLIED, name, nowhere)));
    }
}
