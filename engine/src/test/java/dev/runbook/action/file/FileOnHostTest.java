package dev.runbook.action.file;

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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What file, stat and fetch really do, in each shell. */
class FileOnHostTest {

    private static final String HOSTS = "dev.runbook.action.LocalHost#all";

    @TempDir
    Path dir;

    @ParameterizedTest
    @MethodSource(HOSTS)
    void createsADirectoryWithItsParents(LocalHost host) throws IOException {
        Operation operation = file("{path: $, state: directory, mode: '0750'}", dir.resolve("a/b c"));

        assertThat(host.perform(operation).changed()).isTrue();
        assertThat(mode("a/b c")).isEqualTo("rwxr-x---");
        assertThat(host.perform(operation).changed()).isFalse();
    }

    @ParameterizedTest
    @MethodSource(HOSTS)
    void setsEverythingBelowADirectory(LocalHost host) throws IOException {
        Files.createDirectories(dir.resolve("app/bin"));
        Files.writeString(dir.resolve("app/bin/run"), "");
        Files.setPosixFilePermissions(dir.resolve("app/bin/run"), PosixFilePermissions.fromString("rwx------"));
        Files.writeString(dir.resolve("app/data"), "");
        Operation operation =
                file("{path: $, state: directory, mode: 'u=rwX,go=rX', recurse: true}", dir.resolve("app"));

        Result first = host.perform(operation);
        Result second = host.perform(operation);

        assertThat(first.failure()).isEmpty();
        assertThat(first.diff()).contains("files with mode 0700, wanted 0755");
        assertThat(mode("app/bin/run")).isEqualTo("rwxr-xr-x");
        assertThat(mode("app/data")).isEqualTo("rw-r--r--");
        assertThat(second.changed()).isFalse();
    }

    @ParameterizedTest
    @MethodSource(HOSTS)
    void leavesWhatLinksLeadToAlone(LocalHost host) throws IOException {
        Path outside = Files.writeString(dir.resolve("outside"), "");
        Files.setPosixFilePermissions(outside, PosixFilePermissions.fromString("rw-------"));
        Files.createDirectories(dir.resolve("app"));
        Files.createSymbolicLink(dir.resolve("app/link"), outside);

        host.perform(file("{path: $, state: directory, mode: 'a=rwX', recurse: true}", dir.resolve("app")));

        assertThat(mode("outside")).isEqualTo("rw-------");
    }

    @ParameterizedTest
    @MethodSource(HOSTS)
    void removesATreeButNotWhatItLinksTo(LocalHost host) throws IOException {
        Path kept = Files.createDirectories(dir.resolve("kept/deep"));
        Files.createDirectories(dir.resolve("tree/x"));
        Files.createSymbolicLink(dir.resolve("tree/x/link"), kept);
        Operation operation = file("{path: $, state: absent}", dir.resolve("tree"));

        assertThat(host.perform(operation).diff()).containsExactly("`" + dir + "/tree` is a directory, wanted nothing");
        assertThat(dir.resolve("tree")).doesNotExist();
        assertThat(kept).exists();
        assertThat(host.perform(operation).changed()).isFalse();
    }

    @ParameterizedTest
    @MethodSource(HOSTS)
    void takesAnyNameAsAName(LocalHost host) throws IOException {
        Path bystander = Files.writeString(dir.resolve("bystander"), "");
        for (String name : HostileNames.all()) {
            Path path = dir.resolve(name);
            assertThat(host.perform(file("{path: $, state: directory}", path)).failure())
                    .as(name)
                    .isEmpty();
            assertThat(path).as(name).isDirectory();
            Files.writeString(path.resolve(name), name);
            assertThat(host.perform(stat("{path: $}", path.resolve(name)))
                            .facts()
                            .get("size")
                            .text())
                    .as(name)
                    .isEqualTo(Integer.toString(name.getBytes().length));
            assertThat(host.perform(file("{path: $, state: link, src: $}", dir.resolve("to " + name), name))
                            .failure())
                    .as(name)
                    .isEmpty();
            assertThat(Files.readSymbolicLink(dir.resolve("to " + name)).toString())
                    .as(name)
                    .isEqualTo(name);
            assertThat(host.perform(file("{path: $, state: absent}", path)).changed())
                    .as(name)
                    .isTrue();
            assertThat(path).as(name).doesNotExist();
        }
        assertThat(bystander).exists();
    }

    @ParameterizedTest
    @MethodSource(HOSTS)
    void switchesALinkAtOnce(LocalHost host) throws IOException {
        Files.createDirectories(dir.resolve("v1"));
        Files.createDirectories(dir.resolve("v2"));
        Path link = Files.createSymbolicLink(dir.resolve("current"), Path.of("v1"));
        Operation operation = file("{path: $, state: link, src: v2}", link);

        assertThat(host.perform(operation).diff())
                .containsExactly("`" + link + "` is a link to `v1`, wanted a link to `v2`");
        assertThat(Files.readSymbolicLink(link)).hasToString("v2");
        assertThat(dir.resolve("v1")).isEmptyDirectory();
        assertThat(host.perform(operation).changed()).isFalse();
    }

    @ParameterizedTest
    @MethodSource(HOSTS)
    void doesNotPutALinkInPlaceOfAFile(LocalHost host) throws IOException {
        Path file = Files.writeString(dir.resolve("data"), "precious");

        assertThat(host.perform(file("{path: $, state: link, src: v2}", file)).failure())
                .hasValue("`" + file + "` is a file, wanted a link to `v2`; remove it first");
        assertThat(file).hasContent("precious");
    }

    @ParameterizedTest
    @MethodSource(HOSTS)
    void touchesAFile(LocalHost host) throws IOException {
        Path file = dir.resolve("stamp");

        assertThat(host.perform(file("{path: $, state: touch, mode: '0600'}", file))
                        .failure())
                .isEmpty();

        assertThat(file).isEmptyFile();
        assertThat(mode("stamp")).isEqualTo("rw-------");
    }

    @ParameterizedTest
    @MethodSource(HOSTS)
    void setsTheModeOfWhatALinkLeadsTo(LocalHost host) throws IOException {
        Files.writeString(dir.resolve("data"), "");
        Path link = Files.createSymbolicLink(dir.resolve("link"), Path.of("data"));

        host.perform(file("{path: $, mode: '0600'}", link));

        assertThat(mode("data")).isEqualTo("rw-------");
        assertThat(Files.isSymbolicLink(link)).isTrue();
    }

    @ParameterizedTest
    @MethodSource(HOSTS)
    void tellsWhatIsThere(LocalHost host) throws IOException {
        Files.writeString(dir.resolve("data"), "abc");
        Files.setPosixFilePermissions(dir.resolve("data"), PosixFilePermissions.fromString("rw-r-----"));
        Files.createSymbolicLink(dir.resolve("link"), Path.of("data"));

        var file = host.perform(stat("{path: $}", dir.resolve("data"))).facts();
        var link = host.perform(stat("{path: $}", dir.resolve("link"))).facts();
        var followed = host.perform(stat("{path: $, follow: true}", dir.resolve("link")))
                .facts();
        var directory = host.perform(stat("{path: $}", dir)).facts();
        var nothing = host.perform(stat("{path: $}", dir.resolve("no"))).facts();

        assertThat(file.get("mode").text()).isEqualTo("0640");
        assertThat(file.get("checksum").text())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(file.get("owner").text())
                .isEqualTo(Files.getOwner(dir.resolve("data"), LinkOption.NOFOLLOW_LINKS)
                        .getName());
        assertThat(link.get("islnk").text()).isEqualTo("true");
        assertThat(link.get("lnk_target").text()).isEqualTo("data");
        assertThat(followed.get("size").text()).isEqualTo("3");
        assertThat(directory.get("isdir").text()).isEqualTo("true");
        assertThat(nothing.get("exists").text()).isEqualTo("false");
    }

    @ParameterizedTest
    @MethodSource(HOSTS)
    void readsWhatIsToBeFetched(LocalHost host) throws IOException {
        byte[] bytes = {0, 1, (byte) 0xff, '\n'};
        Path file = Files.write(dir.resolve("a b"), bytes);

        assertThat(host.run(fetch(file).read().command()).out()).isEqualTo(bytes);
        assertThat(host.run(fetch(dir).read().command()).stderr()).isEqualTo("`" + dir + "` is not a file\n");
        assertThat(host.run(fetch(dir.resolve("no")).read().command()).rc()).isEqualTo(1);
    }

    private Operation.Download fetch(Path source) {
        return (Operation.Download) Call.of("fetch", dir).with("{src: $, dest: here}", source);
    }

    private Operation file(String yaml, Object... texts) {
        return Call.of("file", dir).with(yaml, texts);
    }

    private Operation stat(String yaml, Object... texts) {
        return Call.of("stat", dir).with(yaml, texts);
    }

    private String mode(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve(name)));
    }
}
