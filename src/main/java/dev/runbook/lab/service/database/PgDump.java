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
import java.util.Optional;

/** The stand-in for pg_dump. */
public final class PgDump {

    private static final String NAME = "pg_dump";

    private static final Options OPTIONS = Client.options(NAME)
            .value("-F", "--format")
            .value("-f", "--file")
            .flag("-O", "--no-owner")
            .flag("-x", "--no-privileges");

    private final Database database;

    private PgDump(Database database) {
        this.database = database;
    }

    public static StandIn of(Database database) {
        return new Program(
                NAME,
                "stands in for PostgreSQL's pg_dump: dumps the lab's database in custom or plain format; the custom format"
                        + " is the lab's own, with a checksum for each part",
                false,
                new PgDump(database)::answer);
    }

    private Answer answer(Call call) throws IOException {
        Words words = OPTIONS.read(call.words());
        if (words.has("--version")) {
            return Answer.of(NAME + " (PostgreSQL) 15.0 (the lab's stand-in)\n");
        }
        byte[] dump = dump(words, call);
        Optional<String> file = words.last("--file");
        if (file.isEmpty()) {
            return new Answer(0, dump, new byte[0]);
        }
        OutputFile.write(NAME, call, file.get(), dump);
        return Answer.of("");
    }

    private byte[] dump(Words words, Call call) {
        Optional<String> named = words.operands().stream().findFirst();
        try (Session session = new Client(NAME, database).connect(words, named, call, 1)) {
            Dump dump = Dump.of(database.contents(), session.user());
            String format = words.last("--format").orElse("plain");
            return switch (format) {
                case "c", "custom" -> dump.file();
                case "p", "plain" -> new DumpText(dump).sql().getBytes(StandardCharsets.UTF_8);
                default -> throw Refusal.notKnown(NAME, "--format=" + format, "custom and plain");
            };
        } catch (Dump.Damaged e) {
            throw new IllegalStateException("a dump was damaged while it was made", e);
        }
    }
}
