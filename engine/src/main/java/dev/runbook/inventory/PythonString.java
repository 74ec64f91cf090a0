package dev.runbook.inventory;

import dev.runbook.inventory.PythonLiteral.NotLiteral;
import dev.runbook.value.Value;
import java.util.Locale;

/** Python's strings: in single, double or triple quotes, raw or with escapes, several in a row being one. */
final class PythonString {

    private static final String ESCAPES = "\\\\''\"\"a\u0007b\bf\fn\nr\rt\tv\u000b";

    private final PythonText text;
    private final StringBuilder read = new StringBuilder();

    private PythonString(PythonText text) {
        this.text = text;
    }

    static boolean starts(PythonText text) {
        int prefix = isPrefix(text.peek()) ? 1 : 0;
        return isQuote(text.peek(prefix));
    }

    static Value read(PythonText text) throws NotLiteral {
        PythonString string = new PythonString(text);
        do {
            string.one();
            text.skipBlanks();
        } while (starts(text));
        return Value.of(string.read.toString());
    }

    private void one() throws NotLiteral {
        boolean raw = false;
        if (isPrefix(text.peek())) {
            raw = Character.toLowerCase(text.next()) == 'r';
        }
        String quote = String.valueOf(text.next());
        String triple = quote.repeat(3);
        if (text.take(quote + quote)) {
            upTo(triple, raw);
        } else {
            upTo(quote, raw);
        }
    }

    private void upTo(String close, boolean raw) throws NotLiteral {
        while (!text.take(close)) {
            char c = text.next();
            if (c != '\\') {
                read.append(c);
            } else if (raw) {
                read.append(c).append(text.next());
            } else {
                escape(text.next());
            }
        }
    }

    private void escape(char c) throws NotLiteral {
        switch (c) {
            case 'x' -> read.appendCodePoint(digits(2));
            case 'u' -> read.appendCodePoint(digits(4));
            case 'U' -> read.appendCodePoint(digits(8));
            case 'N' -> read.appendCodePoint(named());
            default -> {
                if (c >= '0' && c <= '7') {
                    read.appendCodePoint(octal(c));
                } else {
                    simple(c);
                }
            }
        }
    }

    /** An unknown escape stays as it is written, with its backslash. */
    private void simple(char c) {
        for (int i = 0; i < ESCAPES.length(); i += 2) {
            if (ESCAPES.charAt(i) == c) {
                read.append(ESCAPES.charAt(i + 1));
                return;
            }
        }
        read.append('\\').append(c);
    }

    private int octal(char first) throws NotLiteral {
        int code = first - '0';
        for (int more = 0; more < 2 && text.peek() >= '0' && text.peek() <= '7'; more++) {
            code = code * 8 + (text.next() - '0');
        }
        return code;
    }

    private int digits(int count) throws NotLiteral {
        long code = 0;
        for (int i = 0; i < count; i++) {
            int digit = Character.digit(text.next(), 16);
            if (digit < 0) {
                throw new NotLiteral();
            }
            code = code * 16 + digit;
        }
        if (code > Character.MAX_CODE_POINT) {
            throw new NotLiteral();
        }
        return (int) code;
    }

    private int named() throws NotLiteral {
        StringBuilder name = new StringBuilder();
        for (char c = text.next(); c != '}'; c = text.next()) {
            name.append(c);
        }
        try {
            return Character.codePointOf(
                    name.substring(Math.min(1, name.length())).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new NotLiteral();
        }
    }

    private static boolean isPrefix(int c) {
        return c == 'r' || c == 'R' || c == 'u' || c == 'U';
    }

    private static boolean isQuote(int c) {
        return c == '"' || c == '\'';
    }
}
