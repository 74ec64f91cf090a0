package dev.runbook.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that no editor writes: each is refused with a sentence, or read as it is meant, and never a bug of ours. */
@Timeout(60)
class HostileFilesTest {

    private static final String BOOK =
            "name: Book\nplays:\n  - name: P\n    hosts: all\n    steps:\n      - debug: { msg: \"hällo 🙂\" }\n";

    @TempDir
    private Path directory;

    private Scene scene;

    @BeforeEach
    void begin() {
        scene = Scene.in(directory).hosts("a");
    }

    @Test
    void aByteOrderMarkAndWindowsLinesAreFine() {
        write("book.yml", "\uFEFF" + BOOK.replace("\n", "\r\n"));
        write("vars.yml", "\uFEFFa: 1\r\nb: two\r\n");
        write("hosts.ini", "\uFEFF[web]\r\nweb1 ansible_connection=local" + lock() + "\r\n");
        scene.type("book.yml -e @vars.yml -i hosts.ini").exits(0);
        assertThat(scene.screen()).contains("ok       web1  debug", "hällo 🙂");
    }

    @Test
    void placesAreRightInWindowsLines() {
        write("book.yml", BOOK.replace("debug", "debgu").replace("\n", "\r\n"));
        scene.type("lint book.yml").exits(4).complains("""
                        book.yml:6:9: unknown key or action `debgu` in a step; did you mean `debug`?
                          6 |       - debgu: { msg: "hällo 🙂" }
                            |         ^^^^^
                        1 mistake, nothing was contacted
                        """);
    }

    @Test
    void namesMayBeOfAnyScript() {
        write("бук.yml", BOOK.replace("name: P", "name: Дéплой 部署"));
        write("hosts.ini", "[web]\nwéb ansible_connection=local" + lock() + "\n");
        scene.type("бук.yml -i hosts.ini").exits(0);
        assertThat(scene.screen()).contains("play Дéплой 部署 — wéb");
    }

    @ParameterizedTest
    @ValueSource(strings = {"book.yml", "vars.yml", "hosts.ini"})
    void textInAnotherEncodingIsRefused(String file) {
        usual();
        write(file, "name: h\u00e4llo\n".getBytes(StandardCharsets.ISO_8859_1));
        type().exits(4).complains("`" + shown(file) + "` is not UTF-8 text\n1 mistake, nothing was contacted\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"book.yml", "vars.yml", "hosts.ini"})
    void aFileWithNulsIsRefused(String file) {
        usual();
        write(file, "name: a\0b\n");
        type().exits(4)
                .complains("`" + shown(file)
                        + "` holds a NUL character, wanted a text file\n1 mistake, nothing was contacted\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"book.yml", "vars.yml", "hosts.ini"})
    void aHugeFileIsRefused(String file) {
        usual();
        write(file, "# comment\n".repeat(900_000));
        type().exits(4)
                .complains(
                        "`" + shown(file)
                                + "` is larger than 8 MiB, wanted a text that people write\n1 mistake, nothing was contacted\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"book.yml", "vars.yml"})
    void aDirectoryInPlaceOfAFileIsRefused(String file) throws IOException {
        usual();
        Files.delete(directory.resolve(file));
        Files.createDirectory(directory.resolve(file));
        type().exits(4).complains("`" + file + "` is a directory, wanted a file\n1 mistake, nothing was contacted\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"book.yml", "vars.yml"})
    void absurdNestingIsRefused(String file) {
        usual();
        write(file, "a: " + "[".repeat(50_000) + "]".repeat(50_000) + "\n");
        type().exits(4);
        assertThat(scene.complaint())
                .startsWith(file + ":1:103: nested more than 100 levels deep\n")
                .endsWith("1 mistake, nothing was contacted\n");
    }

    @Test
    void absurdIndentationIsRefused() {
        StringBuilder deep = new StringBuilder();
        for (int i = 0; i < 150; i++) {
            deep.append(" ".repeat(i)).append("a:\n");
        }
        write("book.yml", deep.toString());
        scene.type("lint book.yml").exits(4);
        assertThat(scene.complaint()).startsWith("book.yml:101:101: nested more than 100 levels deep\n");
    }

    @Test
    void aliasesThatMultiplyAreRefused() {
        StringBuilder laughs =
                new StringBuilder("name: Book\nvars:\n  a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (int i = 1; i < 30; i++) {
            laughs.append("  a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9)));
        }
        write("book.yml", laughs + BOOK.substring(BOOK.indexOf("plays")));
        scene.type("lint book.yml").exits(4).complains("""
                        book.yml:1:1: the file is not YAML: the aliases stand for more than 5000000 values; write out what is meant
                          1 | name: Book
                            | ^
                        1 mistake, nothing was contacted
                        """);
    }

    @Test
    void manyAliasesAreFine() {
        write(
                "book.yml",
                "name: Book\nvars:\n  a: &a { b: c }\n  all: [" + "*a, ".repeat(500) + "]\n"
                        + BOOK.substring(BOOK.indexOf("plays")));
        scene.type("lint book.yml").exits(0).shows("book.yml: no mistakes\n");
    }

    @Test
    void conditionsNestedWithoutEndAreRefused() {
        write("book.yml", BOOK + "        when: " + "(".repeat(3000) + "true" + ")".repeat(3000) + "\n");
        scene.type("lint book.yml").exits(4);
        assertThat(scene.complaint()).startsWith("book.yml:7:65: brackets are nested more than 50 levels deep\n");
    }

    @Test
    void aLineOfAMillionLettersIsShownInPart() {
        write("book.yml", "name: Book\nplays: " + "x".repeat(1_000_000) + "\n");
        scene.type("lint book.yml").exits(4);
        assertThat(scene.complaint().length()).isLessThan(2000);
        assertThat(scene.complaint()).startsWith("book.yml:2:8: `plays` is `xxx");
    }

    @Test
    void controlCharactersReachNoTerminal() {
        write("book.yml", "name: Book\n\"a\\e[2Jb\": 1\nplays: []\n\"\\x07bell\u202e\": 2\n");
        scene.type("lint book.yml").exits(4);
        assertThat(scene.complaint()).doesNotContain("\u001b", "\u0007", "\u202e");
    }

    @Test
    void aThousandMistakesAreAllCounted() {
        write("book.yml", BOOK + "      - debgu: {}\n".repeat(1000));
        scene.type("lint book.yml").exits(4);
        assertThat(scene.complaint()).endsWith("1000 mistakes, nothing was contacted\n");
    }

    private void usual() {
        write("book.yml", BOOK);
        write("vars.yml", "a: 1\n");
        write("hosts.ini", "web1 ansible_connection=local" + lock() + "\n");
    }

    private String lock() {
        return " runbook_lock_dir=" + directory.resolve("lock");
    }

    private Scene type() {
        return scene.type("book.yml -e @vars.yml -i hosts.ini");
    }

    private static String shown(String file) {
        return file.equals("hosts.ini") ? "DIR/hosts.ini" : file;
    }

    private void write(String file, String text) {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(String file, byte[] bytes) {
        try {
            Files.write(directory.resolve(file), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
