package dev.runbook.lab.service.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runbook.lab.service.container.Container;
import dev.runbook.lab.service.container.Daemon;
import dev.runbook.lab.service.container.Image;
import dev.runbook.lab.service.container.Runtime;
import dev.runbook.lab.service.program.Refusal;
import dev.runbook.lab.standin.Answer;
import dev.runbook.lab.standin.Call;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComposeFileTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "$A, one",
                "${A}${B}, onetwo",
                "x${A}y, xoney",
                "$$A, $A",
                "${NONE:-${A}!}, one!",
                "${EMPTY:-full}, full",
                "${EMPTY-full}, ``",
                "${NONE-}, ``",
                "${A:+set}, set",
                "${NONE:+set}, ``",
                "${A:?needed}, one",
                "$NONE, ``",
            })
    void fillsIn(String text, String filled) {
        Map<String, String> variables = Map.of("A", "one", "B", "two", "EMPTY", "");
        assertThat(new Interpolation(variables).fill(text)).isEqualTo(filled);
    }

    @ParameterizedTest
    @ValueSource(strings = {"${}", "${1}", "$", "a $ b", "${A", "${NONE:?is needed}"})
    void refusesToFillIn(String text) {
        assertThatThrownBy(() -> new Interpolation(Map.of("A", "one")).fill(text))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void readsAFileOfEnvironment() throws IOException {
        Path file = Files.writeString(folder.resolve(".env"), """
                # a comment
                PLAIN=a b   # behind it
                HASH=a#b
                SINGLE='p4ss:w@rd/$x "y"#%\\&;'
                DOUBLE="line\\nnext \\"q\\" \\$5 ${PLAIN}"
                export EXPORTED = spaced
                REFERS=${PLAIN}-${OUTER}
                EMPTY=

                """);
        assertThat(EnvFile.read(file, Map.of("OUTER", "out")))
                .isEqualTo(Map.of(
                        "PLAIN", "a b",
                        "HASH", "a#b",
                        "SINGLE", "p4ss:w@rd/$x \"y\"#%\\&;",
                        "DOUBLE", "line\nnext \"q\" $5 a b",
                        "EXPORTED", "spaced",
                        "REFERS", "a b-out",
                        "EMPTY", ""));
        Files.writeString(file, "no value here\n");
        assertThatThrownBy(() -> EnvFile.read(file, Map.of())).hasMessageContaining("line 1");
    }

    @Test
    void showsTheFileFilledIn() throws IOException {
        write(".env", "TAG=1.0.0\nODD='a: \"b\" # c'\n");
        write("compose.yaml", """
                services:
                  web:
                    image: "registry.lab/nocobase:${TAG}"
                    environment: [A=1, "ODD=$ODD", YES=yes, N=012]
                    labels: { some: label }
                    volumes: ["./data:/data"]
                """);
        assertThat(config(Map.of("TAG", "2.0.0"))).isEqualTo(new Said(0, """
                        name: FOLDER
                        services:
                          web:
                            container_name: FOLDER-web-1
                            environment:
                              A: "1"
                              N: "012"
                              ODD: "a: \\"b\\" # c"
                              "YES": "yes"
                            image: registry.lab/nocobase:2.0.0
                            labels:
                              some: label
                            volumes:
                              - type: bind
                                source: DIR/data
                                target: /data
                        """, ""));
        assertThat(config(Map.of()).out()).contains("image: registry.lab/nocobase:1.0.0");
    }

    @Test
    void warnsOfWhatIsNotSet() throws IOException {
        write("compose.yaml", "services: { web: { image: \"a:${NOWHERE}1\" } }\n");
        assertThat(config(Map.of()).err())
                .isEqualTo("WARN[0000] The \"NOWHERE\" variable is not set. Defaulting to a blank string.\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "services: { web: { build: . } } | unknown key `build` in a service",
                "services: { web: { image: a, volumes: [data:/data] } } | volume `data:/data` is not known",
                "services: { web: { image: a, environment: { A: [1] } } } | wanted a string, found a list",
                "services: { web: {} } | a service needs `image`",
                "services: [ | the file is not YAML",
                "networks: {} | unknown key `networks` in a compose file",
            })
    void refusesWhatItDoesNotKnow(String text, String complaint) throws IOException {
        write("compose.yaml", text + "\n");
        Said said = config(Map.of());
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err()).contains(complaint);
    }

    private record Said(int exit, String out, String err) {}

    private Said config(Map<String, String> environment) throws IOException {
        Compose compose = new Compose(Daemon.start(folder.resolve("docker"), new Nothing()));
        Answer answer = compose.program().answer(new Call(List.of("config"), folder, environment, new byte[0]));
        return new Said(answer.exit(), text(answer.out()), text(answer.err()));
    }

    private String text(byte[] bytes) {
        String name = folder.getFileName().toString().toLowerCase().replaceAll("[^a-z0-9_-]", "");
        return new String(bytes, StandardCharsets.UTF_8)
                .replace(folder.toString(), "DIR")
                .replace(name, "FOLDER");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    /** No container is ever started here. */
    private static final class Nothing implements Runtime {
        @Override
        public void unpack(Image image, Path root) {
            throw new AssertionError("nothing is to be unpacked");
        }

        @Override
        public Running run(Container container, Path root, Consumer<String> log, IntConsumer ended) {
            throw new AssertionError("nothing is to be run");
        }
    }
}
