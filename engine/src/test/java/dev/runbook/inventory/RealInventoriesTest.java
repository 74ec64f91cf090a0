package dev.runbook.inventory;

import static dev.runbook.inventory.SharedInventories.get;
import static dev.runbook.inventory.SharedInventories.items;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.source.Problems;
import dev.runbook.value.Value;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Inventories found in public repositories are read as ansible-core read them, and refused where it could not. */
class RealInventoriesTest {

    private static int agreed;
    private static int all;

    @TestFactory
    Stream<DynamicTest> eachIsReadAsAnsibleReadsIt() {
        return SharedInventories.tests(() -> items(SharedInventories.json("manifest.json")).stream()
                .map(entry -> DynamicTest.dynamicTest(get(entry, "dir").text(), () -> compare(entry))));
    }

    @AfterAll
    static void tell() {
        if (all > 0) {
            System.out.println(agreed + " of " + all + " real inventories agree with Ansible");
        }
    }

    private static void compare(Value entry) {
        all++;
        Problems problems = new Problems();
        InventorySource source = InventorySource.of(
                SharedInventories.file("real/" + get(entry, "file").text()).toString());
        Inventory inventory = Inventory.read(List.of(source), List.of(), problems);
        if (get(entry, "parsed").equals(Value.TRUE)) {
            assertThat(problems.inOrder()).isEmpty();
            Value answer =
                    SharedInventories.json("expected/" + get(entry, "dir").text() + ".json");
            AnsibleAnswer.assertSame(answer, inventory, Limit.none(), inventory);
        } else {
            assertThat(problems.inOrder()).isNotEmpty();
        }
        agreed++;
    }
}
