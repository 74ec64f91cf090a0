package dev.runbook.inventory;

import static dev.runbook.inventory.SharedInventories.fields;
import static dev.runbook.inventory.SharedInventories.get;
import static dev.runbook.inventory.SharedInventories.items;
import static dev.runbook.inventory.SharedInventories.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runbook.source.Problems;
import dev.runbook.source.SourceFile;
import dev.runbook.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Small inventories that ansible-core answered; where we decided otherwise, the case stands here by name. */
class AnsibleCasesTest {

    private static final Map<String, String> DIFFERENT = Map.of(
            "subscripts-own", "a[-3:-1] is refused; Ansible takes it for a glob that matches nothing",
            "glob-needs-dot-for-hosts", "a host keeps its variables; Ansible gives them to the group of its name",
            "limit-empty-file", "an empty limit file is refused; Ansible lets it mean every host",
            "group_vars-yaml-types", "a date is a string and infinity is a number, there being no other types",
            "group_vars-duplicate-key", "a key that stands twice is refused; Ansible warns and takes the last",
            "values-host-bom", "a byte order mark is no part of the text");

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> patternsAreCutAsAnsibleCutsThem() {
        return SharedInventories.tests(() -> items(named("split", "split-patterns")).stream()
                .map(SharedInventories::items)
                .map(split -> DynamicTest.dynamicTest(
                        "`" + split.get(0).text() + "`",
                        () -> assertThat(cut(split.get(0))).isEqualTo(texts(split.get(1))))));
    }

    @TestFactory
    Stream<DynamicTest> addressesAreCutAsAnsibleCutsThem() {
        return SharedInventories.tests(() -> Stream.concat(
                        items(named("address", "addresses")).stream(),
                        items(named("address_with_ranges", "addresses")).stream())
                .map(SharedInventories::items)
                .map(address -> DynamicTest.dynamicTest(
                        "`" + address.get(0).text() + "`",
                        () -> assertThat(HostAddress.parse(address.get(0).text()))
                                .isEqualTo(address(address.get(1), address.get(2))))));
    }

    @TestFactory
    Stream<DynamicTest> eachIsReadAsAnsibleReadsIt() {
        return SharedInventories.tests(() -> items(SharedInventories.json("cases.json")).stream()
                .filter(entry ->
                        !fields(entry).containsKey("split") && !fields(entry).containsKey("address"))
                .map(entry -> DynamicTest.dynamicTest(get(entry, "id").text(), () -> compare(entry))));
    }

    private void compare(Value entry) throws IOException {
        String id = get(entry, "id").text();
        Path here = Files.createDirectories(folder.resolve(id));
        write(entry, here);
        if (DIFFERENT.containsKey(id)) {
            assertThatThrownBy(() -> compare(entry, here)).as(DIFFERENT.get(id)).isInstanceOf(AssertionError.class);
        } else {
            compare(entry, here);
        }
    }

    private static void compare(Value entry, Path here) {
        Problems problems = new Problems();
        Inventory inventory = Inventory.read(sources(entry, here), besides(entry, here), problems);
        Value answer = get(entry, "full");
        if (!get(answer, "parsed").equals(Value.TRUE)) {
            assertThat(problems.inOrder()).isNotEmpty();
            return;
        }
        assertThat(problems.inOrder()).isEmpty();
        Limit limit = limit(entry, here, problems);
        AnsibleAnswer.assertSame(answer, inventory, limit, Inventory.read(sources(entry, here), List.of(), problems));
        assertThat(inventory.warnings().isEmpty()
                        && !get(get(entry, "expect"), "warns").equals(Value.NOTHING))
                .as("warnings are missing")
                .isFalse();
    }

    private static void write(Value entry, Path here) throws IOException {
        Map<String, Value> files = new LinkedHashMap<>(fields(get(entry, "files")));
        if (fields(entry).containsKey("inventory")) {
            files.put("hosts.ini", get(entry, "inventory"));
        }
        for (Map.Entry<String, Value> file : files.entrySet()) {
            Path path = here.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue().text());
        }
    }

    private static List<InventorySource> sources(Value entry, Path here) {
        List<String> sources =
                fields(entry).containsKey("inventory") ? List.of("hosts.ini") : texts(get(entry, "sources"));
        return sources.stream()
                .map(source ->
                        source.contains(",") ? source : here.resolve(source).toString())
                .map(InventorySource::of)
                .toList();
    }

    private static List<Path> besides(Value entry, Path here) {
        Value directory = get(entry, "playbook_dir");
        return directory.kind() == Value.Kind.STRING ? List.of(here.resolve(directory.text())) : List.of();
    }

    private static Limit limit(Value entry, Path here, Problems problems) {
        Value limit = get(entry, "limit");
        if (limit.kind() != Value.Kind.STRING) {
            return Limit.none();
        }
        SourceFile line = new SourceFile("--limit", limit.text());
        return Limit.parse(line.at(1, 1, limit.text().length()), limit.text(), here, problems);
    }

    private static Value named(String field, String id) {
        return items(SharedInventories.json("cases.json")).stream()
                .filter(entry -> get(entry, "id").text().equals(id))
                .map(entry -> get(entry, field))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> cut(Value pattern) {
        if (pattern.kind() == Value.Kind.LIST) {
            return items(pattern).stream().flatMap(one -> cut(one).stream()).toList();
        }
        SourceFile line = new SourceFile("pattern", pattern.text());
        return PatternParts.split(line.start(), pattern.text(), new Problems()).stream()
                .map(AnsibleCasesTest::sign)
                .toList();
    }

    private static String sign(PatternPart part) {
        return switch (part.role()) {
            case ADD -> part.text();
            case KEEP -> "&" + part.text();
            case REMOVE -> "!" + part.text();
        };
    }

    private static Optional<HostAddress> address(Value host, Value port) {
        return host.kind() == Value.Kind.NOTHING
                ? Optional.empty()
                : Optional.of(new HostAddress(
                        host.text(),
                        port.kind() == Value.Kind.NOTHING
                                ? OptionalInt.empty()
                                : OptionalInt.of(Integer.parseInt(port.text()))));
    }
}
