package dev.runbook.inventory.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.inventory.Host;
import dev.runbook.inventory.Inventory;
import dev.runbook.inventory.InventorySource;
import dev.runbook.json.Json;
import dev.runbook.source.Problems;
import dev.runbook.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The list and the tree are those of ansible-inventory for the same file. */
class ViewTest {

    private static final Inventory INVENTORY = read("""
            lonely
            [web]
            web1 port=81 version=1.10 ansible_password=s3cret
            web2
            [db]
            db1
            [prod:children]
            web
            db
            [web:vars]
            port=80
            greeting="{{ port }}"
            [all:vars]
            port=8080
            """);

    @Test
    void list() {
        assertThat(Json.write(new InventoryList(INVENTORY).all()))
                .isEqualTo("{\"_meta\":{\"hostvars\":{\"lonely\":{\"port\":8080},"
                        + "\"web1\":{\"ansible_password\":\"s3cret\",\"greeting\":\"{{ port }}\",\"port\":81,\"version\":1.1},"
                        + "\"web2\":{\"greeting\":\"{{ port }}\",\"port\":80},\"db1\":{\"port\":8080}}},"
                        + "\"all\":{\"children\":[\"ungrouped\",\"prod\"]},\"ungrouped\":{\"hosts\":[\"lonely\"]},"
                        + "\"web\":{\"hosts\":[\"web1\",\"web2\"]},\"db\":{\"hosts\":[\"db1\"]},"
                        + "\"prod\":{\"children\":[\"web\",\"db\"]}}");
    }

    @Test
    void tree() {
        assertThat(InventoryTree.of(INVENTORY)).isEqualTo("""
                @all:
                  |--@ungrouped:
                  |  |--lonely
                  |--@prod:
                  |  |--@web:
                  |  |  |--web1
                  |  |  |--web2
                  |  |--@db:
                  |  |  |--db1
                """);
    }

    @Test
    void explanation() {
        assertThat(Explanation.of(INVENTORY, new Host("web1"))).isEqualTo("""
                ansible_password = ********
                    hosts.ini:3, host `web1`
                greeting = "{{ port }}"
                    hosts.ini:12, group `web`
                port = 81
                    hosts.ini:3, host `web1`
                    overrides 80 from hosts.ini:11, group `web`
                    overrides 8080 from hosts.ini:14, group `all`
                version = 1.1
                    hosts.ini:3, host `web1`
                    note: `1.10` is the number 1.1 here, as in Ansible; write `1.1`, or `"'1.10'"` to keep the text
                """);
    }

    private static Inventory read(String text) {
        Problems problems = new Problems();
        InventorySource source = new InventorySource.Text(new SourceFile("hosts.ini", text));
        Inventory inventory = Inventory.read(List.of(source), List.of(), problems);
        problems.throwIfAny();
        return inventory;
    }
}
