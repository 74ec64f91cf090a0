package dev.runbook.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.remote.CommandResult;
import dev.runbook.remote.HttpReply;
import dev.runbook.source.Problems;
import dev.runbook.source.SourceFile;
import dev.runbook.template.Unrenderable;
import dev.runbook.value.Value;
import dev.runbook.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each action, specified by the files in {@code resources/action/NAME}: the arguments, the files of the controller, what
 * the host says, and the operation that must come of it, or the error.
 */
class ActionExamplesTest {

    private static final Path EXAMPLES = Path.of("src/test/resources/action");

    @TempDir
    Path controller;

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".yml"))
                    .map(EXAMPLES::relativize)
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void comesOutAsSpecified(Path example) throws IOException {
        Map<String, Value> given = read(EXAMPLES.resolve(example));
        String action = example.getParent().toString();
        String expected = (given.containsKey("error") ? given.get("error") : given.get("operation")).text();

        assertThat(outcome(action, given)).isEqualTo(expected);
    }

    @Test
    void everyActionHasAnExample() throws IOException {
        assertThat(examples().stream().map(file -> file.getParent().toString()))
                .containsAll(Actions.installed().names());
    }

    private String outcome(String action, Map<String, Value> given) throws IOException {
        for (Map.Entry<String, Value> file : fields(given, "files").entrySet()) {
            Files.writeString(controller.resolve(file.getKey()), file.getValue().text());
        }
        try {
            Operation operation = Call.of(action, controller).operation(given.get("arguments"));
            return Description.of(operation, said(given), reply(given)).replace(controller.toString(), "CONTROLLER");
        } catch (Unrenderable e) {
            return e.problem().message().replace(controller.toString(), "CONTROLLER");
        }
    }

    private static CommandResult said(Map<String, Value> given) {
        Map<String, Value> host = fields(given, "host");
        return CommandResult.exited(
                Integer.parseInt(text(host, "rc", "0")), text(host, "stdout", ""), text(host, "stderr", ""));
    }

    private static HttpReply reply(Map<String, Value> given) {
        Map<String, Value> reply = fields(given, "reply");
        if (!reply.containsKey("status")) {
            return new HttpReply.NoAnswer("connection refused");
        }
        int status = Integer.parseInt(text(reply, "status", ""));
        return new HttpReply.Answer(status, Map.of("server", "nginx"), text(reply, "body", ""));
    }

    private static String text(Map<String, Value> map, String name, String otherwise) {
        return map.containsKey(name) ? map.get(name).text() : otherwise;
    }

    private static Map<String, Value> fields(Map<String, Value> map, String name) {
        return map.get(name) instanceof Value.Fields fields ? fields.entries() : Map.of();
    }

    private static Map<String, Value> read(Path file) throws IOException {
        Problems problems = new Problems();
        Value value = YamlReader.read(new SourceFile(file.toString(), Files.readString(file)), problems)
                .orElseThrow()
                .value();
        problems.throwIfAny();
        return new LinkedHashMap<>(((Value.Fields) value).entries());
    }
}
