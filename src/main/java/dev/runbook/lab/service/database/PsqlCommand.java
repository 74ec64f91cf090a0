package dev.runbook.lab.service.database;

import dev.runbook.lab.service.sql.SqlError;
import dev.runbook.value.Value;

/** The commands of psql that begin with a backslash. */
record PsqlCommand(Session session, PsqlOutput output) {

    private static final String TABLES = """
            SELECT table_schema AS "Schema", table_name AS "Name", 'table' AS "Type" FROM information_schema.tables
            ORDER BY table_schema, table_name""";

    private static final String COLUMNS = """
            SELECT column_name AS "Column", data_type AS "Type" FROM information_schema.columns
            WHERE table_name = $1 OR table_schema || '.' || table_name = $1""";

    private static final String SCHEMAS = """
            SELECT nspname AS "Name", nspowner AS "Owner" FROM pg_namespace
            WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' ORDER BY nspname""";

    /** @param command without its backslash */
    String answer(String command) {
        String[] words = command.split("\\s+", 2);
        String rest = words.length > 1 ? words[1] : "";
        return switch (words[0]) {
            case "echo" -> unquoted(rest) + "\n";
            case "d", "dt" -> rest.isEmpty() ? output.show(session.run(TABLES)) : described(rest);
            case "dn" -> output.show(session.run(SCHEMAS));
            case "l" -> output.show(session.run("SELECT datname AS \"Name\" FROM pg_database"));
            case "conninfo" ->
                "You are connected to database \"" + session.database() + "\" as user \"" + session.user() + "\".\n";
            default ->
                throw new SqlError(
                        "invalid command \\" + words[0]
                                + "\nHINT:  This is the lab's stand-in for psql. It knows \\echo, \\d, \\dt, \\dn, \\l, \\conninfo, \\q.");
        };
    }

    private String described(String table) {
        var columns = session.run(COLUMNS, Value.of(table));
        if (columns.rows().isEmpty()) {
            throw new SqlError("did not find any relation named \"" + table + "\"");
        }
        return output.show(columns);
    }

    private static String unquoted(String text) {
        return text.matches("'[^']*'") ? text.substring(1, text.length() - 1) : text;
    }
}
