package dev.runbook.lab;

import dev.runbook.lab.Snapshot.Node;
import dev.runbook.lab.service.sql.Contents;
import dev.runbook.lab.service.sql.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** In what a cluster differs from what it was. */
record Comparison(Snapshot before, Snapshot now) {

    List<String> differences() {
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < now.nodes().size(); i++) {
            differences.addAll(node(before.nodes().get(i), now.nodes().get(i)));
        }
        differences.addAll(rows(before.rows(), now.rows(), Set.of()));
        differences.addAll(files(before.storage(), now.storage()));
        if (!before.balancer().equals(now.balancer())) {
            differences.add("the balancer is " + now.balancer() + " and was " + before.balancer());
        }
        return differences;
    }

    private static List<String> node(Node before, Node now) {
        return Stream.of(
                        changed(now.name() + " pins", before.pinned(), now.pinned()),
                        changed(now.name() + " runs", before.running(), now.running()),
                        changed(now.name() + " is", before.health(), now.health()),
                        changed(now.name() + " reports", before.reports(), now.reports()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> changed(String what, Object before, Object now) {
        return before.equals(now)
                ? Optional.empty()
                : Optional.of(what + " " + words(now) + " instead of " + words(before));
    }

    private static String words(Object value) {
        return value instanceof Optional<?> optional
                ? optional.map(Object::toString).orElse("nothing")
                : value.toString();
    }

    /** The tables whose rows or columns differ. */
    static List<String> rows(Contents wanted, Contents found, Set<String> mayDiffer) {
        Set<String> names = new TreeSet<>();
        Stream.of(wanted, found)
                .flatMap(contents -> contents.tables().stream())
                .map(table -> table.name().toString())
                .forEach(names::add);
        names.removeAll(mayDiffer);
        return names.stream()
                .filter(name -> !table(wanted, name).equals(table(found, name)))
                .map(name -> "table " + name + " has " + lines(table(found, name)) + " instead of "
                        + lines(table(wanted, name)))
                .toList();
    }

    private static Optional<Table> table(Contents contents, String name) {
        return contents.tables().stream()
                .filter(table -> table.name().toString().equals(name))
                .findFirst();
    }

    private static String lines(Optional<Table> table) {
        return table.map(it -> it.columnNames() + " " + it.lines()).orElse("no rows at all");
    }

    static List<String> files(Map<String, String> wanted, Map<String, String> found) {
        Set<String> names = new TreeSet<>(wanted.keySet());
        names.addAll(found.keySet());
        return names.stream()
                .filter(name -> !Optional.ofNullable(wanted.get(name)).equals(Optional.ofNullable(found.get(name))))
                .map(name -> "file " + name + " of the storage is "
                        + (!found.containsKey(name) ? "gone" : wanted.containsKey(name) ? "another one" : "new"))
                .toList();
    }
}
