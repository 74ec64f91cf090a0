package dev.runbook.inventory;

import static dev.runbook.inventory.Inventories.ini;
import static dev.runbook.inventory.Inventories.names;
import static dev.runbook.inventory.Inventories.values;
import static dev.runbook.inventory.Inventories.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.source.Problems;
import dev.runbook.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryTest {

    @TempDir
    private Path folder;

    @Test
    void hostsStandLevelByLevel() {
        Inventory inventory = ini("""
                [deep]
                d1
                [mid:children]
                deep
                [mid]
                m1
                [top:children]
                mid
                [other]
                o1
                [ungrouped]
                u1
                """);
        assertThat(names(inventory.hosts())).containsExactly("u1", "o1", "m1", "d1");
        assertThat(names(inventory.hosts("top"))).containsExactly("m1", "d1");
        assertThat(inventory.groupsOf(new Host("d1")).stream().map(Group::name))
                .containsExactly("all", "top", "mid", "deep");
        assertThat(inventory.hosts("nobody")).isEmpty();
    }

    @Test
    void aVariableKnowsWhatItBeats() {
        Inventory inventory = ini("""
                web1 port=3 port=4
                [web]
                web1
                [web:vars]
                port=2
                [all:vars]
                port=1
                """);
        Variable port = inventory.variables(new Host("web1")).get("port");
        assertThat(port.value().value()).isEqualTo(Value.of(4));
        assertThat(port.origin().place()).isEqualTo("hosts.ini:1");
        assertThat(port.overrides().stream()
                        .map(beaten -> beaten.value().value().text() + " "
                                + beaten.origin().words() + " "
                                + beaten.origin().place()))
                .containsExactly("3 host `web1` hosts.ini:1", "2 group `web` hosts.ini:5", "1 group `all` hosts.ini:7");
    }

    @Test
    void filesBeatSectionsAndThoseBesideTheRunbookBeatThoseBesideTheInventory() throws IOException {
        Path hosts = write("inv/hosts", "[web]\nh1 host=0\n[web:vars]\na=0\nb=0\nc=0\n");
        write("inv/group_vars/web.yml", "b: 1\nc: 1\n");
        write("inv/host_vars/h1.yml", "host: 1\n");
        write("book/group_vars/all.yml", "a: 2\nb: 2\n");
        write("book/group_vars/web/x.yml", "c: 2\n");
        Problems problems = new Problems();
        Inventory inventory = Inventory.read(Inventories.sources(hosts), List.of(folder.resolve("book")), problems);
        assertThat(problems.isEmpty()).isTrue();
        assertThat(values(inventory, "h1"))
                .isEqualTo(Map.of("a", Value.of(2), "b", Value.of(1), "c", Value.of(2), "host", Value.of(1)));
        assertThat(inventory.files()).hasSize(5);
    }

    @Test
    void aFileBesideBothIsReadOnce() throws IOException {
        Path hosts = write("hosts", "h1\n");
        write("group_vars/all.yml", "a: 1\n");
        Inventory inventory = Inventory.read(Inventories.sources(hosts), List.of(folder), new Problems());
        assertThat(inventory.variables(new Host("h1")).get("a").overrides()).isEmpty();
    }

    @Test
    void whatIsHiddenIsSaid() throws IOException {
        Path hosts = write("hosts", "[web]\nh1\n");
        write("group_vars/web.yml", "a: 1\n");
        write("group_vars/web/more.yml", "b: 1\n");
        write("group_vars/wbe.yml", "c: 1\n");
        Inventory inventory = Inventories.at(hosts);
        assertThat(values(inventory, "h1").keySet()).containsExactly("b");
        assertThat(Inventories.describe(inventory.warnings()).replace(folder.toString(), "."))
                .isEqualTo("""
                        `./group_vars/wbe.yml` belongs to nothing in the inventory; did you mean `web`?
                        `./group_vars/web.yml` is not read, `./group_vars/web` hides it, as in Ansible
                        """);
    }

    @Test
    void aDirectoryIsReadInAlphabeticalOrder() throws IOException {
        write("inv/20-b", "[web]\nb v=2\na v=2\n");
        write("inv/10-a", "[web]\na v=1\n");
        write("inv/skipped.ini", "c\n");
        write("inv/.hidden", "d\n");
        Inventory inventory = Inventories.at(folder.resolve("inv"));
        assertThat(names(inventory.hosts())).containsExactly("a", "b");
        assertThat(values(inventory, "a")).containsEntry("v", Value.of(2));
        assertThat(inventory.warnings()).hasSize(1);
    }

    @Test
    void aListOfHostsNeedsNoFile() {
        Inventory inventory =
                Inventory.read(List.of(InventorySource.of("web[1:2], [fd00::1]:2222,")), List.of(), new Problems());
        assertThat(names(inventory.hosts())).containsExactly("web1", "web2", "fd00::1");
        assertThat(values(inventory, "fd00::1")).containsEntry("ansible_port", Value.of(2222));
    }

    @Test
    void localhostIsAlwaysThere() {
        Inventory inventory = ini("web1\n[all:vars]\nx=1\n");
        assertThat(values(inventory, "localhost"))
                .isEqualTo(Map.of("x", Value.of(1), "ansible_connection", Value.of("local")));
        assertThat(names(inventory.hosts())).containsExactly("web1");
        assertThat(ini("localhost a=1\n").host("127.0.0.1")).contains(new Host("localhost"));
    }

    @Test
    void yamlSaysTheSame() {
        Inventory inventory = yaml("""
                all:
                  vars: { a: yes }
                  children:
                    web:
                      hosts:
                        web[1:2]:
                          b: 010
                        db:2222:
                      children:
                        app:
                    app:
                      hosts: web1
                """);
        assertThat(names(inventory.hosts())).containsExactly("web1", "web2", "db");
        assertThat(values(inventory, "web1")).isEqualTo(Map.of("a", Value.TRUE, "b", Value.of(8)));
        assertThat(values(inventory, "db")).containsEntry("ansible_port", Value.of(2222));
        assertThat(inventory.group("app").orElseThrow().depth()).isEqualTo(2);
    }

    @Test
    void windowsLineEndsAndAByteOrderMarkDoNoHarm() throws IOException {
        Path hosts = write("hosts", "\uFEFF[web]\r\nh1 a=1\r\n[web:vars]\r\nb=2\r\n");
        assertThat(values(Inventories.at(hosts), "h1")).isEqualTo(Map.of("a", Value.of(1), "b", Value.of(2)));
    }

    @Test
    void lossyValuesAreReadAsAnsibleDoesAndToldOf() {
        Inventory inventory = ini("""
                web1 a=017 b=1.10 c=true d=1#2 ansible_become=yes e="x" f=1
                [all:vars]
                g = "C:\\new"
                h = x # note
                """);
        assertThat(Inventories.describe(inventory.warnings())).isEqualTo("""
                hosts.ini:1:8: `017` is a string here, not a number, as in Ansible
                  1 | web1 a=017 b=1.10 c=true d=1#2 ansible_become=yes e="x" f=1
                    |        ^^^
                hosts.ini:1:14: `1.10` is the number 1.1 here, as in Ansible; write `1.1`, or `"'1.10'"` to keep the text
                  1 | web1 a=017 b=1.10 c=true d=1#2 ansible_become=yes e="x" f=1
                    |              ^^^^
                hosts.ini:1:21: `true` is a string here, as in Ansible; write `True` or `False` for a truth
                  1 | web1 a=017 b=1.10 c=true d=1#2 ansible_become=yes e="x" f=1
                    |                     ^^^^
                hosts.ini:1:29: a comment starts in the middle of a word; quote the word to keep the `#`
                  1 | web1 a=017 b=1.10 c=true d=1#2 ansible_become=yes e="x" f=1
                    |                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                hosts.ini:3:5: a backslash in `"C:\\new"` is an escape here, as in Ansible; write two
                  3 | g = "C:\\new"
                    |     ^^^^^^^^
                hosts.ini:4:5: `# note` is part of the value here, as in Ansible
                  4 | h = x # note
                    |     ^^^^^^^^
                """);
    }

    private Path write(String name, String text) throws IOException {
        Path path = folder.resolve(name);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }
}
