package dev.runbook.action.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.action.Call;
import dev.runbook.action.HostileNames;
import dev.runbook.action.LocalHost;
import dev.runbook.action.Operation;
import dev.runbook.action.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What copy and template really do to files, in each shell. */
class CopyOnHostTest {

    private static final String HOSTS = "dev.runbook.action.LocalHost#all";

    @TempDir
    Path dir;

    @ParameterizedTest
    @MethodSource(HOSTS)
    void writesOnceAndThenFindsNothingToDo(LocalHost host) throws IOException {
        Operation operation = copy("{content: $, dest: $, mode: '0640'}", "hello\n", dir.resolve("motd"));

        Result first = host.perform(operation);
        Result second = host.perform(operation);

        assertThat(first.failure()).isEmpty();
        assertThat(first.changed()).isTrue();
        assertThat(dir.resolve("motd")).hasContent("hello\n");
        assertThat(mode("motd")).isEqualTo("rw-r-----");
        assertThat(second).extracting(Result::changed, Result::failed).containsExactly(false, false);
        assertOnly("motd");
    }

    @ParameterizedTest
    @MethodSource(HOSTS)
    void copiesEveryByte(LocalHost host) throws IOException {
        byte[] bytes = new byte[3_000_001];
        new Random(7).nextBytes(bytes);
        Files.write(dir.resolve("source.bin"), bytes);

        Result result = host.perform(copy("{src: source.bin, dest: $}", dir.resolve("copy.bin")));

        assertThat(result.failure()).isEmpty();
        assertThat(Files.readAllBytes(dir.resolve("copy.bin"))).isEqualTo(bytes);
    }

    @ParameterizedTest
    @MethodSource(HOSTS)
    void copiesAnEmptyFile(LocalHost host) throws IOException {
        Result result = host.perform(copy("{content: '', dest: $}", dir.resolve("empty")));

        assertThat(result.failure()).isEmpty();
        assertThat(dir.resolve("empty")).isEmptyFile();
    }

    @ParameterizedTest
    @MethodSource(HOSTS)
    void takesAnyNameAsAName(LocalHost host) throws IOException {
        Files.createDirectories(dir.resolve("names"));
        for (String name : HostileNames.all()) {
            Path file = dir.resolve("names").resolve(name);
            Operation operation = copy("{content: $, dest: $}", name, file);
            assertThat(host.perform(operation).failure()).as(name).isEmpty();
            assertThat(Files.readString(file)).as(name).isEqualTo(name);
            assertThat(host.perform(operation).changed()).as(name).isFalse();
        }
        assertThat(names("names")).containsExactlyInAnyOrderElementsOf(HostileNames.all());
    }

    @ParameterizedTest
    @MethodSource(HOSTS)
    void keepsModeAndOwnerOfTheFileItReplaces(LocalHost host) throws IOException {
        Path file = file("conf", "old\n", "rw-r-x---");

        host.perform(copy("{content: $, dest: $}", "new\n", file));

        assertThat(file).hasContent("new\n");
        assertThat(mode("conf")).isEqualTo("rw-r-x---");
    }

    @ParameterizedTest
    @MethodSource(HOSTS)
    void changesOnlyTheModeWhereOnlyTheModeDiffers(LocalHost host) throws IOException {
        Path file = file("conf", "same\n", "rw-r--r--");
        Object key = Files.readAttributes(file, "unix:ino").get("ino");

        Result result = host.perform(copy("{content: $, dest: $, mode: 'u=rw,go='}", "same\n", file));

        assertThat(result.diff()).containsExactly("mode 0644, wanted 0600");
        assertThat(mode("conf")).isEqualTo("rw-------");
        assertThat(Files.readAttributes(file, "unix:ino").get("ino")).isEqualTo(key);
    }

    @ParameterizedTest
    @MethodSource(HOSTS)
    void showsADiffOfATextAndChangesNothingInAPlan(LocalHost host) throws IOException {
        Path file = file("conf", "a\nb\nc\n", "rw-r--r--");

        Operation.Difference difference = host.compare(copy("{content: $, dest: $}", "a\nB\nc", file));

        assertThat(difference.diff())
                .containsExactly(
                        "--- " + file,
                        "+++ " + file,
                        "@@ -1,3 +1,3 @@",
                        " a",
                        "-b",
                        "-c",
                        "+B",
                        "+c",
                        "\\ No newline at end of file");
        assertThat(file).hasContent("a\nb\nc\n");
    }

    @ParameterizedTest
    @MethodSource(HOSTS)
    void saysSizesOfWhatIsNoText(LocalHost host) throws IOException {
        Path file = dir.resolve("blob");
        Files.write(file, new byte[] {0, 1, 2, (byte) 0xff});

        assertThat(host.compare(copy("{content: $, dest: $}", "text", file)).diff())
                .singleElement()
                .asString()
                .startsWith("content of 4 bytes with sha256 ")
                .contains(", wanted 4 bytes with sha256 ");
    }

    @ParameterizedTest
    @MethodSource(HOSTS)
    void refusesAFileThatChangedSinceThePlan(LocalHost host) throws IOException {
        Path file = file("conf", "planned\n", "rw-r--r--");
        Operation.Difference difference = host.compare(copy("{content: $, dest: $}", "new\n", file));
        Files.writeString(file, "someone else\n");

        Result result = difference.reading().read(host.run(difference.change().orElseThrow()));

        assertThat(result.failure())
                .hasValue("`" + file + "` changed after it was looked at; nothing was done, run the step again");
        assertThat(file).hasContent("someone else\n");
        assertOnly("conf");
    }

    @ParameterizedTest
    @MethodSource(HOSTS)
    void refusesAFileThatAppearedSinceThePlan(LocalHost host) throws IOException {
        Path file = dir.resolve("conf");
        Operation.Difference difference = host.compare(copy("{content: $, dest: $}", "new\n", file));
        Files.writeString(file, "someone else\n");

        assertThat(host.run(difference.change().orElseThrow()).rc()).isEqualTo(1);
        assertThat(file).hasContent("someone else\n");
    }

    @ParameterizedTest
    @MethodSource(HOSTS)
    void refusesAContentThatArrivedCutShort(LocalHost host) throws IOException {
        Path file = file("conf", "old\n", "rw-r--r--");
        Operation.Difference difference = host.compare(copy("{content: $, dest: $}", "new content\n", file));

        var cut = difference.change().orElseThrow().withInput("new con".getBytes(UTF_8));

        assertThat(host.run(cut).stderr()).contains("is not what was sent; nothing was changed");
        assertThat(file).hasContent("old\n");
        assertOnly("conf");
    }

    @ParameterizedTest
    @MethodSource(HOSTS)
    void validatesBeforeItReplaces(LocalHost host) throws IOException {
        Path file = file("conf", "good\n", "rw-r--r--");
        Result bad = host.perform(validated("bad\n", file));
        Result good = host.perform(validated("still good\n", file));

        assertThat(bad.failure())
                .hasValue("the new `" + file + "` is not valid, as its `validate` command says; nothing was changed");
        assertThat(good.failure()).isEmpty();
        assertThat(file).hasContent("still good\n");
        assertOnly("conf");
    }

    @ParameterizedTest
    @MethodSource(HOSTS)
    void keepsTheOldFileWhereAsked(LocalHost host) throws IOException {
        Path file = file("conf", "old\n", "rw-------");

        Result result = host.perform(copy("{content: $, dest: $, backup: true}", "new\n", file));

        Path kept = Path.of(result.facts().get("backup_file").text());
        assertThat(kept).hasContent("old\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rw-------");
        assertThat(file).hasContent("new\n");
    }

    @ParameterizedTest
    @MethodSource(HOSTS)
    void goesIntoADirectoryByItsName(LocalHost host) throws IOException {
        Files.writeString(dir.resolve("app.conf"), "x\n");
        Files.createDirectories(dir.resolve("etc"));

        Result found = host.perform(copy("{src: app.conf, dest: $}", dir.resolve("etc")));
        Result written = host.perform(copy("{src: app.conf, dest: $}", dir.resolve("etc") + "/"));

        assertThat(found.facts().get("dest").text()).isEqualTo(dir + "/etc/app.conf");
        assertThat(dir.resolve("etc/app.conf")).hasContent("x\n");
        assertThat(written.changed()).isFalse();
    }

    @ParameterizedTest
    @MethodSource(HOSTS)
    void putsAFileInPlaceOfALink(LocalHost host) throws IOException {
        Path target = Files.createDirectories(dir.resolve("target"));
        Path link = Files.createSymbolicLink(dir.resolve("link"), target);

        Result result = host.perform(copy("{content: $, dest: $}", "x\n", link));

        assertThat(result.diff()).startsWith("`" + link + "` is a link to `" + target + "`, wanted a file");
        assertThat(Files.isRegularFile(link, LinkOption.NOFOLLOW_LINKS)).isTrue();
        assertThat(target).isEmptyDirectory();
    }

    @ParameterizedTest
    @MethodSource(HOSTS)
    void saysWhatIsInTheWay(LocalHost host) throws IOException {
        Path directory = Files.createDirectories(dir.resolve("d"));

        assertThat(host.perform(copy("{content: $, dest: $}", "x", directory)).failure())
                .hasValue("`" + directory + "` is a directory, wanted a file; remove it first");
        assertThat(host.perform(copy("{content: $, dest: $}", "x", dir.resolve("no/where")))
                        .failure())
                .hasValue("the directory `" + dir + "/no` does not exist; create it first");
    }

    @ParameterizedTest
    @MethodSource(HOSTS)
    void saysWhichOwnerIsUnknown(LocalHost host) throws IOException {
        Result result = host.perform(copy("{content: $, dest: $, owner: nobody-here}", "x", dir.resolve("f")));

        assertThat(result.failure())
                .hasValueSatisfying(why -> assertThat(why).startsWith("cannot give `" + dir + "/f` to `nobody-here`"));
        assertThat(dir.resolve("f")).doesNotExist();
    }

    @ParameterizedTest
    @MethodSource(HOSTS)
    void fillsInATemplate(LocalHost host) throws IOException {
        Files.writeString(dir.resolve("app.conf"), "name={{ host }}\n");
        Operation operation = Call.of("template", dir).with("{src: app.conf, dest: $}", dir.resolve("out"));

        assertThat(host.perform(operation).failure()).isEmpty();
        assertThat(dir.resolve("out")).hasContent("name=web1\n");
        assertThat(host.perform(operation).changed()).isFalse();
    }

    private Operation validated(String content, Path file) {
        return copy("{content: $, dest: $, validate: [grep, -q, good, $]}", content, file, "%s");
    }

    private Operation copy(String yaml, Object... texts) {
        return Call.of("copy", dir).with(yaml, texts);
    }

    private Path file(String name, String content, String mode) throws IOException {
        Path file = Files.writeString(dir.resolve(name), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    private String mode(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve(name)));
    }

    private void assertOnly(String... names) throws IOException {
        assertThat(names(".")).containsExactlyInAnyOrder(names);
    }

    private List<String> names(String directory) throws IOException {
        try (Stream<Path> files = Files.list(dir.resolve(directory))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
