package dev.runbook.lab.service.database;

import dev.runbook.lab.service.sql.TableName;
import java.util.stream.Collectors;

/** A dump as text: as SQL that psql takes, or as the list of what it holds. */
final class DumpText {

    private static final String HEAD = """
            --
            -- PostgreSQL database dump
            --

            SET statement_timeout = 0;
            SET lock_timeout = 0;
            SET client_encoding = 'UTF8';
            SET standard_conforming_strings = on;
            SET check_function_bodies = false;
            SET client_min_messages = warning;
            SET row_security = off;

            """;

    private static final String FOOT = """
            --
            -- PostgreSQL database dump complete
            --

            """;

    private final Dump dump;
    private final StringBuilder text = new StringBuilder();

    DumpText(Dump dump) {
        this.dump = dump;
    }

    /** As far as it was written when the dump turned out to be damaged. */
    String soFar() {
        return text.toString();
    }

    String sql() throws Dump.Damaged {
        text.append(HEAD);
        dump.schemas().stream()
                .filter(schema -> !schema.equals(TableName.USUAL_SCHEMA))
                .forEach(schema -> text.append("CREATE SCHEMA \"")
                        .append(schema.replace("\"", "\"\""))
                        .append("\";\n\n"));
        for (Dump.Entry entry : dump.entries()) {
            text.append(entry.definition()).append("\n\n");
        }
        for (Dump.Entry entry : dump.entries()) {
            text.append(entry.copy()).append('\n').append(dump.rowsOf(entry)).append("\\.\n\n");
        }
        return text.append(FOOT).toString();
    }

    String list() {
        return ";\n;     Format: CUSTOM of the lab's stand-in\n;     TOC Entries: "
                + 2 * dump.entries().size() + "\n;\n;\n; Selected TOC Entries:\n;\n" + lines("TABLE", 200)
                + lines("TABLE DATA", 3000);
    }

    private String lines(String kind, int first) {
        return dump.entries().stream()
                .map(entry -> (first + dump.entries().indexOf(entry)) + "; 0 0 " + kind + " " + entry.schema() + " "
                        + entry.table() + " " + dump.owner() + "\n")
                .collect(Collectors.joining());
    }
}
