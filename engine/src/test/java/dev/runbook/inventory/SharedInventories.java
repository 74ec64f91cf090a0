package dev.runbook.inventory;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runbook.json.Json;
import dev.runbook.source.SourceFile;
import dev.runbook.value.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Public inventories with the answers that ansible-core gave; they lie beside the repository, or are not there. */
final class SharedInventories {

    private static final Path FOLDER = Path.of(System.getProperty("runbook.shared", "../../shared/data/inventories"));

    private SharedInventories() {}

    /** The tests, or where the folder is not there a single one that is skipped. */
    static Stream<DynamicTest> tests(Supplier<Stream<DynamicTest>> tests) {
        boolean present = Files.isDirectory(FOLDER);
        String name = "the shared inventories are beside the repository";
        return present
                ? tests.get()
                : Stream.of(DynamicTest.dynamicTest(name, () -> assumeTrue(present, "no: " + FOLDER)));
    }

    static Path file(String name) {
        return FOLDER.resolve(name);
    }

    static Value json(String name) {
        return Json.read(SourceFile.read(file(name)).text()).orElseThrow();
    }

    static Value get(Value map, String name) {
        return fields(map).getOrDefault(name, Value.NOTHING);
    }

    static Map<String, Value> fields(Value map) {
        return map instanceof Value.Fields fields ? fields.entries() : Map.of();
    }

    static List<Value> items(Value list) {
        return list instanceof Value.Items items ? items.items() : List.of();
    }

    static List<String> texts(Value list) {
        return items(list).stream().map(Value::text).toList();
    }
}
