package dev.runbook.lab.service.sql;

import dev.runbook.value.Value;
import java.util.List;
import java.util.Map;

/** The contents of a database while statements work on them. Whoever began it keeps or drops the outcome. */
public final class Work {

    private final Server server;
    private final List<Value> parameters;
    private final Map<String, String> settings;
    private Contents contents;

    /** @param settings those of the session, which SET changes */
    public Work(Contents contents, Server server, List<Value> parameters, Map<String, String> settings) {
        this.contents = contents;
        this.server = server;
        this.parameters = parameters;
        this.settings = settings;
    }

    public Contents contents() {
        return contents;
    }

    void replace(Contents changed) {
        contents = changed;
    }

    Map<String, String> settings() {
        return settings;
    }

    /** What an expression sees outside any DO block. */
    Setting setting() {
        return new Setting(server, contents, parameters, Map.of());
    }
}
