package dev.runbook.lab.service.sql;

/**
 * A piece of SQL.
 *
 * @param text what it means: a word in lower case, a string without its quotes
 * @param written how it was written
 * @param start where it begins in the whole text
 * @param end where it ends
 */
record Token(Kind kind, String text, String written, int start, int end) {

    enum Kind {
        WORD,
        QUOTED,
        STRING,
        NUMBER,
        PARAMETER,
        SYMBOL,
        END
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    /** Whether it is this keyword or symbol. */
    boolean is(String wanted) {
        return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equals(wanted);
    }
}
