package dev.runbook.lab.service.application;

import dev.runbook.lab.service.container.Registry;
import dev.runbook.lab.service.database.ConnectionFailure;
import dev.runbook.lab.service.program.Program;
import dev.runbook.lab.service.program.Refusal;
import dev.runbook.lab.service.sql.SqlError;
import dev.runbook.lab.standin.Answer;
import dev.runbook.lab.standin.Call;
import dev.runbook.lab.standin.StandIn;
import dev.runbook.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The application's own command line, as it is typed inside a container. Nodes that run do not notice what it changes. */
public final class Yarn {

    private static final String NAME = "yarn";
    private static final String KNOWN =
            "yarn nocobase upgrade|pm list|enable|disable|add|remove PACKAGE|migration:run FILE";
    private static final Pattern VERSION = Pattern.compile("\"version\": \"([^\"]+)\"");

    private final Node node;

    private Yarn(Node node) {
        this.node = node;
    }

    public static StandIn of(Node node) {
        return new Program(
                NAME,
                "stands in for the command line of the application inside its container: upgrades, changes plugins, and"
                        + " runs a file of SQL as a migration",
                false,
                new Yarn(node)::answer);
    }

    private Answer answer(Call call) throws IOException {
        List<String> words = call.words();
        Path code = call.directory().resolve(NodeRuntime.VERSION_FILE);
        if (!Files.exists(code)) {
            throw Refusal.of(1, "yarn: this is no container of the application; try `docker exec CONTAINER yarn …`");
        }
        if (words.size() < 2 || !words.get(0).equals("nocobase")) {
            throw Refusal.notKnown(NAME, "yarn " + String.join(" ", words), KNOWN);
        }
        Settings settings = new Settings(call.environment());
        SharedFolder folder = new SharedFolder(call.directory().resolve("storage"), settings.key());
        try (Rows rows = new Rows(new Connecting(node, settings)::connect)) {
            return answer(call, words.subList(1, words.size()), rows, version(code), folder);
        }
    }

    private static String version(Path code) throws IOException {
        Matcher version = VERSION.matcher(Files.readString(code));
        return version.find() ? version.group(1) : "";
    }

    private Answer answer(Call call, List<String> words, Rows rows, String version, SharedFolder folder) {
        if (words.get(0).equals("upgrade") && words.size() == 1) {
            return upgrade(new Schema(rows, version), folder, version);
        }
        try {
            return switch (String.join(" ", words.subList(0, words.size() - 1))) {
                case "pm" -> list(words, new Plugins(rows));
                case "pm enable" -> done(() -> new Plugins(rows).enable(words.get(2)));
                case "pm disable" -> done(() -> new Plugins(rows).disable(words.get(2)));
                case "pm add" -> done(() -> add(words.get(2), version, rows, folder));
                case "pm remove" -> done(() -> remove(words.get(2), rows, folder));
                case "migration:run" -> done(() -> migrate(call.directory().resolve(words.get(1)), rows));
                default -> throw Refusal.notKnown(NAME, "yarn nocobase " + String.join(" ", words), KNOWN);
            };
        } catch (SqlError | ConnectionFailure | Plugins.Thrown | NoSuchElementException | IOException failure) {
            return Answer.failed(1, String.valueOf(failure.getMessage()));
        }
    }

    /** As the original does, it ends well whatever happens. */
    private Answer upgrade(Schema schema, SharedFolder folder, String version) {
        try {
            schema.upgrade(() -> failIfToldTo(version));
            folder.prepare(version);
            return Answer.of("upgraded to " + version + "\n");
        } catch (SqlError | ConnectionFailure | IllegalStateException | IOException failure) {
            return new Answer(
                    0, new byte[0], ("Error: " + failure.getMessage() + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private void failIfToldTo(String version) {
        if (node.faults().endsInError(node.name(), Registry.REPOSITORY + ":" + version)) {
            throw new IllegalStateException("migration has thrown half-way");
        }
    }

    private static Answer list(List<String> words, Plugins plugins) {
        if (!words.get(1).equals("list")) {
            throw Refusal.notKnown(NAME, "yarn nocobase pm " + words.get(1), KNOWN);
        }
        return Answer.of(plugins.recorded().stream()
                .map(plugin -> (Value.Fields) plugin)
                .map(plugin -> plugin.get("packageName").orElseThrow().text() + " "
                        + plugin.get("version").orElseThrow().text()
                        + (plugin.get("enabled").orElseThrow().equals(Value.TRUE) ? " enabled\n" : " disabled\n"))
                .collect(Collectors.joining()));
    }

    private static void add(String name, String version, Rows rows, SharedFolder folder) throws IOException {
        new Plugins(rows).add(name, version);
        folder.addPlugin(name, version);
    }

    private static void remove(String name, Rows rows, SharedFolder folder) throws IOException {
        new Plugins(rows).remove(name);
        folder.removePlugin(name);
    }

    /** A file of SQL statements stands in for the data of another environment. */
    private static void migrate(Path file, Rows rows) throws IOException {
        for (String statement : Files.readString(file).split(";\\s*(\\n|$)")) {
            if (!statement.isBlank()) {
                rows.run(statement);
            }
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static Answer done(Work work) throws IOException {
        work.run();
        return Answer.of("");
    }
}
