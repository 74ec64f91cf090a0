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
import java.util.Optional;

/** The stand-in for pg_restore. */
public final class PgRestore {

    private static final String NAME = "pg_restore";

    private static final Options OPTIONS = Client.options(NAME)
            .flag("-l", "--list")
            .value("-f", "--file")
            .flag("-O", "--no-owner")
            .flag("-x", "--no-privileges")
            .flag("-1", "--single-transaction")
            .flag("-e", "--exit-on-error");

    private final Database database;

    private PgRestore(Database database) {
        this.database = database;
    }

    public static StandIn of(Database database) {
        return new Program(
                NAME,
                "stands in for PostgreSQL's pg_restore: lists a dump of the lab's pg_dump, turns it into SQL, or restores"
                        + " it into the lab's database; notices damage in what it reads",
                false,
                new PgRestore(database)::answer);
    }

    private Answer answer(Call call) throws IOException {
        Words words = OPTIONS.read(call.words());
        if (words.has("--version")) {
            return Answer.of(NAME + " (PostgreSQL) 15.0 (the lab's stand-in)\n");
        }
        DumpText text = new DumpText(read(words, call));
        if (words.has("--list")) {
            return Answer.of(text.list());
        }
        if (words.has("--dbname")) {
            return restore(words, call, sql(text));
        }
        String file =
                words.last("--file").orElseThrow(() -> error("one of -d/--dbname and -f/--file must be specified"));
        if (file.equals("-")) {
            return Answer.of(sql(text));
        }
        OutputFile.write(NAME, call, file, sql(text).getBytes(StandardCharsets.UTF_8));
        return Answer.of("");
    }

    private static Dump read(Words words, Call call) throws IOException {
        String name = words.operands().stream()
                .findFirst()
                .orElseThrow(() -> Refusal.notKnown(NAME, "a dump on stdin", "dumps in files"));
        Path file = call.directory().resolve(name);
        if (!Files.isRegularFile(file)) {
            throw error("could not open input file \"" + name + "\": No such file or directory");
        }
        try {
            return Dump.read(Files.readAllBytes(file));
        } catch (Dump.Damaged e) {
            throw error(e.getMessage());
        }
    }

    private static String sql(DumpText text) {
        try {
            return text.sql();
        } catch (Dump.Damaged e) {
            throw Refusal.after(text.soFar(), 1, NAME + ": error: " + e.getMessage());
        }
    }

    private Answer restore(Words words, Call call, String sql) {
        try (Session session = new Client(NAME, database).connect(words, Optional.empty(), call, 1)) {
            PsqlScript script = new PsqlScript(session, PsqlOutput.QUIET, true);
            return script.runCommand(sql) ? Answer.of("") : Answer.failed(1, NAME + ": error: " + script.err());
        }
    }

    private static Refusal error(String why) {
        return Refusal.of(1, NAME + ": error: " + why);
    }
}
