package dev.runbook.lab.service.application;

import dev.runbook.lab.service.sql.Contents;
import dev.runbook.lab.service.sql.Result;
import dev.runbook.lab.service.sql.Server;
import dev.runbook.lab.service.sql.Statement;
import dev.runbook.lab.service.sql.TableName;
import dev.runbook.lab.service.sql.Work;
import dev.runbook.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the database holds when one node, undisturbed, has installed or upgraded. */
public final class ExpectedRows {

    private static final TableName VERSION = TableName.of("applicationVersion");

    private ExpectedRows() {}

    /** What a version makes of these contents. */
    public static Contents after(Contents before, String version) {
        OnValues statements = new OnValues(before);
        Schema schema = new Schema(statements, version);
        if (schema.isEmpty()) {
            schema.install(new Settings(Map.of()).rootName(), Schema.Interlude.NONE);
        } else if (!schema.recordedVersion().equals(version)) {
            schema.upgrade(Schema.Interlude.NONE);
        }
        return statements.contents;
    }

    /** The version that the application has recorded, if there is one. */
    public static Optional<String> recordedVersion(Contents contents) {
        return contents.find(VERSION)
                .filter(table -> !table.rows().isEmpty())
                .map(table -> new Schema(new OnValues(contents), "").recordedVersion());
    }

    /** Statements that change nothing but a value. */
    private static final class OnValues implements Statements, Server {

        private Contents contents;

        OnValues(Contents contents) {
            this.contents = contents;
        }

        @Override
        public Result run(String statement, Value... values) {
            Work work = new Work(contents, this, List.of(values), new HashMap<>());
            Result result = Statement.read(statement).run(work);
            contents = work.contents();
            return result;
        }

        @Override
        public String database() {
            return "values";
        }

        @Override
        public String user() {
            return "nobody";
        }

        @Override
        public long pid() {
            return 0;
        }

        @Override
        public List<Backend> backends() {
            return List.of();
        }

        @Override
        public boolean terminate(long pid) {
            return false;
        }
    }
}
