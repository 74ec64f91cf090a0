package dev.runbook.lab.service.sql;

import java.util.Set;
import java.util.regex.Pattern;

/** Names as they stand in SQL. */
final class Names {

    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_$]*");

    private static final Set<String> RESERVED = Set.of(
            "all",
            "and",
            "as",
            "asc",
            "case",
            "cast",
            "check",
            "column",
            "create",
            "default",
            "desc",
            "distinct",
            "do",
            "else",
            "end",
            "false",
            "from",
            "group",
            "having",
            "in",
            "into",
            "is",
            "join",
            "left",
            "limit",
            "not",
            "null",
            "offset",
            "on",
            "or",
            "order",
            "primary",
            "select",
            "table",
            "then",
            "to",
            "true",
            "union",
            "unique",
            "user",
            "using",
            "values",
            "when",
            "where",
            "with",
            "current_user",
            "session_user");

    private Names() {}

    /** With quotes where it needs them. */
    static String quoted(String name) {
        return PLAIN.matcher(name).matches() && !isReserved(name) ? name : "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** Whether a word that is not quoted can be no name. */
    static boolean isReserved(String word) {
        return RESERVED.contains(word);
    }
}
