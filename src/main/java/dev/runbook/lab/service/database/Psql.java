package dev.runbook.lab.service.database;

import dev.runbook.lab.service.program.Options;
import dev.runbook.lab.service.program.Options.Words;
import dev.runbook.lab.service.program.Program;
import dev.runbook.lab.service.program.Refusal;
import dev.runbook.lab.standin.Answer;
import dev.runbook.lab.standin.Call;
import dev.runbook.lab.standin.StandIn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The stand-in for psql. */
public final class Psql {

    private static final String NAME = "psql";
    private static final int SERVER_LOST = 2;
    private static final int SCRIPT_ERROR = 3;

    private static final Options OPTIONS = Client.options(NAME)
            .flag("-X", "--no-psqlrc")
            .flag("-A", "--no-align")
            .flag("-t", "--tuples-only")
            .flag("-q", "--quiet")
            .flag("-x", "--expanded")
            .flag("-1", "--single-transaction")
            .value("-F", "--field-separator")
            .value("-v", "--set", "--variable")
            .value("-c", "--command")
            .value("-f", "--file");

    private final Database database;

    private Psql(Database database) {
        this.database = database;
    }

    public static StandIn of(Database database) {
        return new Program(
                NAME,
                "stands in for PostgreSQL's psql: asks the lab's database in simple SQL, by -c, by -f or on stdin; without"
                        + " a host it needs no password",
                true,
                new Psql(database)::answer);
    }

    private Answer answer(Call call) throws IOException {
        Words words = OPTIONS.read(call.words());
        if (words.has("--version")) {
            return Answer.of("psql (PostgreSQL) 15.0 (the lab's stand-in)\n");
        }
        Optional<String> named = words.operands().stream().findFirst();
        try (Session session = new Client(NAME, database).connect(words, named, call, SERVER_LOST)) {
            PsqlScript script = new PsqlScript(session, output(words), stopsOnError(words));
            int exit = run(words, call, script);
            return new Answer(exit, utf8(script.out()), utf8(script.err()));
        }
    }

    private static int run(Words words, Call call, PsqlScript script) throws IOException {
        for (String command : words.all("--command")) {
            if (!script.runCommand(command)) {
                return script.isLost() ? SERVER_LOST : 1;
            }
        }
        boolean readsInput = !words.has("--command") && !words.has("--file");
        for (String file : readsInput ? List.of("-") : words.all("--file")) {
            if (!run(words, read(call, file), file.equals("-") ? "<stdin>" : file, script)) {
                return script.isLost() ? SERVER_LOST : SCRIPT_ERROR;
            }
        }
        return 0;
    }

    private static boolean run(Words words, String text, String file, PsqlScript script) {
        return words.has("--single-transaction") ? script.runAtOnce(text, file) : script.run(text, file);
    }

    private static String read(Call call, String file) throws IOException {
        if (file.equals("-")) {
            return new String(call.input(), StandardCharsets.UTF_8);
        }
        Path path = call.directory().resolve(file);
        if (!Files.isRegularFile(path)) {
            throw Refusal.of(1, "psql: error: " + file + ": No such file or directory");
        }
        return Files.readString(path);
    }

    private static PsqlOutput output(Words words) {
        return new PsqlOutput(
                !words.has("--no-align"),
                words.has("--tuples-only"),
                words.has("--quiet"),
                words.has("--expanded"),
                words.last("--field-separator").orElse("|"));
    }

    private static boolean stopsOnError(Words words) {
        return words.all("--variable").stream().anyMatch(set -> set.matches("ON_ERROR_STOP=(1|on|true|yes)"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
