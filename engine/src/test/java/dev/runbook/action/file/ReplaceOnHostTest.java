package dev.runbook.action.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.action.Call;
import dev.runbook.action.LocalHost;
import dev.runbook.action.Operation;
import dev.runbook.action.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What replace really does to files, in each shell. */
class ReplaceOnHostTest {

    private static final String HOSTS = "dev.runbook.action.LocalHost#all";

    @TempDir
    Path dir;

    @ParameterizedTest
    @MethodSource(HOSTS)
    void replacesEveryMatchOnce(LocalHost host) throws IOException {
        Path file = Files.writeString(dir.resolve("conf"), "port=1\nport=2\n");
        Operation operation = replace("{path: $, regexp: '^port=\\d+$', replace: 'port=8080'}", file);

        assertThat(host.perform(operation).changed()).isTrue();
        assertThat(file).hasContent("port=8080\nport=8080\n");
        assertThat(host.perform(operation).changed()).isFalse();
    }

    @ParameterizedTest
    @MethodSource(HOSTS)
    void keepsModeLineEndsAndMark(LocalHost host) throws IOException {
        Path file = Files.writeString(dir.resolve("conf"), "\uFEFFa=1\r\nb=2");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x--x"));

        Result result = host.perform(replace("{path: $, regexp: '^a=', line: 'a=2'}", file));
        host.perform(replace("{path: $, line: 'c=3'}", file));

        assertThat(result.failure()).isEmpty();
        assertThat(Files.readString(file)).isEqualTo("\uFEFFa=2\r\nb=2\r\nc=3\r\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rwxr-x--x");
    }

    @ParameterizedTest
    @MethodSource(HOSTS)
    void editsWhatALinkLeadsTo(LocalHost host) throws IOException {
        Path file = Files.writeString(dir.resolve("real name"), "x\n");
        Path link = Files.createSymbolicLink(dir.resolve("link"), file.getFileName());

        assertThat(host.perform(replace("{path: $, line: y}", link)).failure()).isEmpty();

        assertThat(file).hasContent("x\ny\n");
        assertThat(Files.isSymbolicLink(link)).isTrue();
    }

    @ParameterizedTest
    @MethodSource(HOSTS)
    void refusesAFileThatChangedSinceThePlan(LocalHost host) throws IOException {
        Path file = Files.writeString(dir.resolve("conf"), "a\n");
        Operation.Difference difference = host.compare(replace("{path: $, line: b}", file));
        Files.writeString(file, "someone else\n");

        Result result = difference.reading().read(host.run(difference.change().orElseThrow()));

        assertThat(result.failure())
                .hasValueSatisfying(why -> assertThat(why).contains("changed after it was looked at"));
        assertThat(file).hasContent("someone else\n");
    }

    @ParameterizedTest
    @MethodSource(HOSTS)
    void createsTheFileWhereAsked(LocalHost host) {
        Path file = dir.resolve("new");

        assertThat(host.perform(replace("{path: $, line: b}", file)).failure())
                .hasValue("`" + file + "` does not exist; create it, or use `create: true`");
        assertThat(host.perform(replace("{path: $, line: b, create: true}", file))
                        .failure())
                .isEmpty();
        assertThat(file).hasContent("b\n");
    }

    @ParameterizedTest
    @MethodSource(HOSTS)
    void refusesWhatIsNoText(LocalHost host) throws IOException {
        Path binary = Files.write(dir.resolve("binary"), new byte[] {(byte) 0xc3, 0x28});
        Path huge = Files.write(dir.resolve("huge"), "x".repeat(5 << 20).getBytes(StandardCharsets.UTF_8));

        assertThat(host.perform(replace("{path: $, line: b}", binary)).failure())
                .hasValue("`" + binary + "` is not UTF-8 text");
        assertThat(host.perform(replace("{path: $, line: b}", huge)).failure())
                .hasValue("`" + huge + "` has 5242880 bytes, wanted a text of at most 4 MiB");
    }

    private Operation replace(String yaml, Object... texts) {
        return Call.of("replace", dir).with(yaml, texts);
    }
}
