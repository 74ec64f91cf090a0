package dev.runbook.lab.service.sql;

/** A statement cannot be read or done; the message is PostgreSQL's own where it has one. */
public final class SqlError extends RuntimeException {

    private static final String KNOWN =
            "SELECT, INSERT, UPDATE, DELETE, TRUNCATE, CREATE and DROP of tables and schemas, ALTER TABLE, COPY FROM stdin,"
                    + " DO, BEGIN, COMMIT, ROLLBACK, SET, SHOW, ANALYZE and VACUUM";

    public SqlError(String message) {
        super(message, null, false, false);
    }

    static SqlError at(Token token) {
        return new SqlError((token.is(Token.Kind.END)
                        ? "syntax error at end of input"
                        : "syntax error at or near \"" + token.written() + "\"")
                + "\nHINT:  This is the lab's stand-in for PostgreSQL. It knows simple forms of " + KNOWN + ".");
    }

    static SqlError noTable(String name) {
        return new SqlError("relation \"" + name + "\" does not exist");
    }

    static SqlError noColumn(String name) {
        return new SqlError("column \"" + name + "\" does not exist");
    }

    static SqlError noColumn(String name, String table) {
        return new SqlError("column \"" + name + "\" of relation \"" + table + "\" does not exist");
    }
}
