package dev.runbook.inventory;

import dev.runbook.inventory.PythonLiteral.NotLiteral;

/** A text being read as Python from left to right. */
final class PythonText {

    static final int END = -1;

    private final String text;
    private int at;

    PythonText(String text) {
        this.text = text;
    }

    /** The character ahead, or {@link #END}. */
    int peek() {
        return peek(0);
    }

    int peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : END;
    }

    boolean atEnd() {
        return peek() == END;
    }

    char next() throws NotLiteral {
        if (atEnd()) {
            throw new NotLiteral();
        }
        return text.charAt(at++);
    }

    /** Takes this character, and the blanks behind it. */
    void expect(char wanted) throws NotLiteral {
        if (peek() != wanted) {
            throw new NotLiteral();
        }
        at++;
        skipBlanks();
    }

    boolean take(String wanted) {
        boolean ahead = text.startsWith(wanted, at);
        at += ahead ? wanted.length() : 0;
        return ahead;
    }

    /** Blanks, and a comment to the end. */
    void skipBlanks() {
        while (peek() == ' ' || peek() == '\t' || peek() == '\f') {
            at++;
        }
        if (peek() == '#') {
            at = text.length();
        }
    }

    boolean startsNumber() {
        return isDigit(peek()) || peek() == '.' && isDigit(peek(1));
    }

    /** The name ahead; empty if there is none. */
    String name() {
        int start = at;
        while (!atEnd() && Character.isUnicodeIdentifierPart(peek())) {
            at++;
        }
        return text.substring(start, at);
    }

    /** Everything ahead, and a way to pass over some of it. */
    String rest() {
        return text.substring(at);
    }

    void skip(int length) {
        at += length;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
