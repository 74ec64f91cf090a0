package dev.runbook.inventory;

import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import dev.runbook.source.SourceFile;
import dev.runbook.value.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Small inventories for tests. */
final class Inventories {

    private Inventories() {}

    static Inventory ini(String text) {
        return read("hosts.ini", text);
    }

    static Inventory yaml(String text) {
        return read("hosts.yml", text);
    }

    static Inventory read(String name, String text) {
        Problems problems = new Problems();
        Inventory inventory =
                Inventory.read(List.of(new InventorySource.Text(new SourceFile(name, text))), List.of(), problems);
        problems.throwIfAny();
        return inventory;
    }

    static Inventory at(Path... sources) {
        Problems problems = new Problems();
        Inventory inventory = Inventory.read(sources(sources), List.of(), problems);
        problems.throwIfAny();
        return inventory;
    }

    static List<InventorySource> sources(Path... paths) {
        return List.of(paths).stream()
                .<InventorySource>map(InventorySource.At::new)
                .toList();
    }

    /** All problems of a file, as the operator sees them. */
    static String problems(String name, String text) {
        Problems problems = new Problems();
        Inventory.read(List.of(new InventorySource.Text(new SourceFile(name, text))), List.of(), problems);
        return describe(problems.inOrder());
    }

    static String describe(List<Problem> problems) {
        return problems.stream().map(problem -> problem.describe() + "\n").collect(Collectors.joining());
    }

    static List<String> names(List<Host> hosts) {
        return hosts.stream().map(Host::name).toList();
    }

    static Map<String, Value> values(Inventory inventory, String host) {
        Map<String, Value> values = new TreeMap<>();
        inventory
                .variables(inventory.host(host).orElseThrow())
                .forEach((name, variable) -> values.put(name, variable.value().value()));
        return values;
    }
}
