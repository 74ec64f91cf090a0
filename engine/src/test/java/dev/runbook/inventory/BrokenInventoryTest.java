package dev.runbook.inventory;

import static dev.runbook.inventory.Inventories.problems;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.source.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Ansible warns about and half reads is refused, all of it at once. */
class BrokenInventoryTest {

    @TempDir
    private Path folder;

    @Test
    void everyMistakeOfAnIniFileIsShown() {
        assertThat(problems("hosts.ini", """
                web1 port 80
                web2 name='open
                web[1:3
                web:
                host:99999
                [web server]
                [web:var]
                ignored=1
                [web:vars]
                port: 80
                [all:vars]
                ansible_group_priority=high
                [top:children]
                [nested]
                wbe
                """)).isEqualTo("""
                hosts.ini:1:6: found `port`, wanted `name=value`
                  1 | web1 port 80
                    |      ^^^^
                hosts.ini:1:11: found `80`, wanted `name=value`
                  1 | web1 port 80
                    |           ^^
                hosts.ini:2:1: the quote ' is not closed
                  2 | web2 name='open
                    | ^^^^^^^^^^^^^^^
                hosts.ini:3:1: `web[1:3` has a bracket without its partner
                  3 | web[1:3
                    | ^^^^^^^
                hosts.ini:4:1: `web:` ends in a colon, wanted `host` or `host:port`
                  4 | web:
                    | ^^^^
                hosts.ini:5:1: `host:99999` has no port from 1 to 65535 behind its colon
                  5 | host:99999
                    | ^^^^^^^^^^
                hosts.ini:6:1: `[web server]` is no section, wanted `[group]`, `[group:vars]` or `[group:children]`
                  6 | [web server]
                    | ^^^^^^^^^^^^
                hosts.ini:7:6: unknown section kind `var`, wanted `hosts`, `children` or `vars`
                  7 | [web:var]
                    |      ^^^
                hosts.ini:10:1: found `port: 80`, wanted `name=value`
                  10 | port: 80
                     | ^^^^^^^^
                hosts.ini:12:24: `ansible_group_priority` is a string, wanted a whole number
                  12 | ansible_group_priority=high
                     |                        ^^^^
                """);
    }

    @Test
    void groupsThatNobodyDeclaresAndCircles() {
        assertThat(problems("hosts.ini", """
                [web]
                [top:children]
                wbe
                [nope:vars]
                a=1
                [self:children]
                self
                all
                [a:children]
                b
                [b:children]
                a
                """)).isEqualTo("""
                hosts.ini:3:1: unknown group `wbe`; no `[wbe]` declares it; did you mean `web`?
                  3 | wbe
                    | ^^^
                hosts.ini:4:2: unknown group `nope`; no `[nope]` declares it
                  4 | [nope:vars]
                    |  ^^^^
                hosts.ini:7:1: `self` is a child of `self` and above it; a group cannot hold itself
                  7 | self
                    | ^^^^
                hosts.ini:8:1: `all` is a child of `self`, yet it holds every group; remove it here
                  8 | all
                    | ^^^
                hosts.ini:12:1: `a` is a child of `b` and above it; a group cannot hold itself
                  12 | a
                     | ^
                """);
    }

    @Test
    void everyMistakeOfAYamlFileIsShown() {
        assertThat(problems("hosts.yml", """
                web:
                  host:
                    web1:
                  hosts:
                    - web2
                no: {}
                db:
                  hosts:
                    42: {}
                    db1: large
                    "db[1":
                  vars: { a: !vault xyz }
                app: text
                """)).isEqualTo("""
                hosts.yml:2:3: unknown key `host` in group `web`; did you mean `hosts`?
                  2 |   host:
                    |   ^^^^
                hosts.yml:5:5: section `hosts` is a list, wanted a map
                  5 |     - web2
                    |     ^
                hosts.yml:6:1: the group name `no` is no string; write it in quotes
                  6 | no: {}
                    | ^^
                hosts.yml:9:5: the host name `42` is no string; write it in quotes
                  9 |     42: {}
                    |     ^^
                hosts.yml:10:10: host `db1` is a string, wanted a map
                  10 |     db1: large
                     |          ^^^^^
                hosts.yml:11:5: `db[1` has a bracket without its partner
                  11 |     "db[1":
                     |     ^^^^^^
                hosts.yml:12:14: vault is not supported yet; decrypt this value or give it with -e
                  12 |   vars: { a: !vault xyz }
                     |              ^^^^^^^^^^
                hosts.yml:13:6: group `app` is a string, wanted a map
                  13 | app: text
                     |      ^^^^
                """);
    }

    @Test
    void otherFilesAreRecognised() {
        assertThat(problems("book.yml", "- hosts: web\n")).contains("the file is a list, wanted a map of groups");
        assertThat(problems("aws.yml", "plugin: aws_ec2\n")).contains("inventory plugins are not supported");
        assertThat(problems("dynamic", "#!/bin/sh\n")).contains("inventory scripts are not supported");
        assertThat(problems("secret", "$ANSIBLE_VAULT;1.1;AES256\n")).contains("vault is not supported yet");
        assertThat(problems("hosts.ini", "---\n")).contains("`---` starts a YAML file");
    }

    @Test
    void filesThatCannotBeReadAreNamed() throws IOException {
        Files.write(folder.resolve("binary"), new byte[] {'a', 0, 'b'});
        Files.write(folder.resolve("latin1"), new byte[] {'a', (byte) 0xE9});
        Files.createDirectories(folder.resolve("group_vars"));
        Files.writeString(folder.resolve("group_vars/all.yml"), "- 1\n");
        Problems problems = new Problems();
        Inventory.read(
                Inventories.sources(folder.resolve("nowhere"), folder.resolve("binary"), folder.resolve("latin1")),
                List.of(folder),
                problems);
        assertThat(Inventories.describe(problems.inOrder()).replace(folder.toString(), "."))
                .isEqualTo("""
                        `./nowhere` does not exist
                        `./binary` holds a NUL character, wanted a text file
                        `./latin1` is not UTF-8 text
                        ./group_vars/all.yml:1:1: the file is a list, wanted a map of variables
                          1 | - 1
                            | ^
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hosts", "hosts.yml"})
    void noiseIsRefusedOrReadButNeverABug(String name) {
        long seed = 20_260_101;
        Random random = new Random(seed);
        String alphabet = "[]:=#;'\"\\ \n\tab12{}-&,*!é%|>@`\u0000\uD83D\uDE80";
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(60), 0, alphabet.length()).forEach(at -> text.append(alphabet.charAt(at)));
            assertThat(problems(name, text.toString()))
                    .as("seed %d, text %s", seed, text)
                    .isNotNull();
        }
    }

    @Test
    void hostileFilesAreRefusedQuietly() {
        assertThat(problems("hosts.ini", "a[1:99999][1:99999]\n")).contains("more than 100000 hosts");
        assertThat(problems("hosts.ini", "x".repeat(500_000) + "\n")).isEmpty();
        assertThat(problems("hosts.ini", "h a=" + "[".repeat(500_000) + "\n")).isEmpty();
        assertThat(problems("hosts.yml", "a: ".repeat(2) + "{".repeat(5_000))).contains("hosts.yml:1");
    }
}
