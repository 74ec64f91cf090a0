package dev.runbook.lab.service.sql;

import dev.runbook.value.Value;
import java.util.List;
import java.util.Map;

/** The contents of a database while statements work on them. Whoever began it keeps or drops the outcome. */
public final class Work {

    private final Server server;
    private final List<Value> parameters;
    private Contents contents;

    public Work(Contents contents, Server server, List<Value> parameters) {
        this.contents = contents;
        this.server = server;
        this.parameters = parameters;
    }

    public Contents contents() {
        return contents;
    }

    void replace(Contents changed) {
        contents = changed;
    }

    /** What an expression sees outside any DO block. */
    Setting setting() {
        return new Setting(server, contents, parameters, Map.of());
    }
}
