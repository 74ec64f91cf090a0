package dev.runbook.lab.service.sql;

import dev.runbook.value.Value;
import java.util.List;
import java.util.Map;

/** The settings of a session. Most of them have no effect here. */
final class Parameters {

    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("lock_timeout", "0"),
            Map.entry("statement_timeout", "0"),
            Map.entry("idle_in_transaction_session_timeout", "0"),
            Map.entry("client_min_messages", "notice"),
            Map.entry("client_encoding", "UTF8"),
            Map.entry("server_encoding", "UTF8"),
            Map.entry("standard_conforming_strings", "on"),
            Map.entry("check_function_bodies", "on"),
            Map.entry("search_path", "\"$user\", public"),
            Map.entry("row_security", "on"),
            Map.entry("default_tablespace", ""),
            Map.entry("server_version", Catalog.SERVER_VERSION));

    private Parameters() {}

    record Set(String name, String value) implements Statement {
        @Override
        public Result run(Work work) {
            usual(name);
            work.settings().put(name, value);
            return Result.done("SET");
        }
    }

    record Show(String name) implements Statement {
        @Override
        public Result run(Work work) {
            Result shown = Result.rows(
                    List.of(name), List.of(List.of(Value.of(work.settings().getOrDefault(name, usual(name))))));
            return new Result(shown.columns(), shown.rows(), "SHOW", List.of());
        }
    }

    private static String usual(String name) {
        String value = KNOWN.get(name);
        if (value == null) {
            throw new SqlError("unrecognized configuration parameter \"" + name + "\"");
        }
        return value;
    }
}
