package dev.runbook.lab.service.sql;

import dev.runbook.lab.service.sql.Token.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes SQL apart, a token at a time, so that what follows a statement may be something else. */
final class Lexer {

    private static final Pattern BLANK = Pattern.compile("\\s+|--[^\\n]*");
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d*)?(?:[eE][-+]?\\d+)?|\\.\\d+");
    private static final Pattern PARAMETER = Pattern.compile("\\$\\d+");
    private static final Pattern DOLLARS = Pattern.compile("\\$(?:[\\p{L}_][\\p{L}\\p{N}_]*)?\\$");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)", Pattern.DOTALL);
    private static final List<String> LONG_SYMBOLS =
            List.of("!~*", "::", "<=", ">=", "<>", "!=", "||", "!~", "~*", ":=");

    private final String text;
    private int at;

    Lexer(String text) {
        this.text = text;
    }

    /** Where the next token is looked for. */
    int position() {
        return at;
    }

    void moveTo(int position) {
        at = position;
    }

    Token next() {
        skipBlanks();
        if (at >= text.length()) {
            return new Token(Kind.END, "", "", at, at);
        }
        char first = text.charAt(at);
        if (first == '\'') {
            return string(at);
        }
        if ((first == 'e' || first == 'E') && text.startsWith("'", at + 1)) {
            return escapedString();
        }
        return first == '"' ? quotedName() : plain();
    }

    private Token plain() {
        return token(Kind.WORD, WORD)
                .or(() -> token(Kind.NUMBER, NUMBER))
                .or(() -> token(Kind.PARAMETER, PARAMETER))
                .or(() -> found(DOLLARS).map(this::dollarString))
                .orElseGet(this::symbol);
    }

    private Token symbol() {
        String symbol = LONG_SYMBOLS.stream()
                .filter(it -> text.startsWith(it, at))
                .findFirst()
                .orElse(text.substring(at, at + Character.charCount(text.codePointAt(at))));
        return token(Kind.SYMBOL, symbol, symbol.length());
    }

    private Token string(int from) {
        int end = closing('\'', from + 1);
        String inner = text.substring(from + 1, end).replace("''", "'");
        return token(Kind.STRING, inner, end + 1 - at);
    }

    private Token escapedString() {
        int end = at + 2;
        while (end < text.length() && text.charAt(end) != '\'') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= text.length()) {
            throw unterminated("quoted string");
        }
        String inner = ESCAPE.matcher(text.substring(at + 2, end))
                .replaceAll(match -> Matcher.quoteReplacement(
                        CopyText.unescaped(match.group(1).charAt(0))));
        return token(Kind.STRING, inner, end + 1 - at);
    }

    private Token quotedName() {
        int end = closing('"', at + 1);
        return token(Kind.QUOTED, text.substring(at + 1, end).replace("\"\"", "\""), end + 1 - at);
    }

    private Token dollarString(String dollars) {
        int end = text.indexOf(dollars, at + dollars.length());
        if (end < 0) {
            throw unterminated("dollar-quoted string");
        }
        return token(Kind.STRING, text.substring(at + dollars.length(), end), end + dollars.length() - at);
    }

    /** The closing quote; a doubled one stands for itself. */
    private int closing(char quote, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == quote) {
                if (i + 1 == text.length() || text.charAt(i + 1) != quote) {
                    return i;
                }
                i++;
            }
        }
        throw unterminated(quote == '"' ? "quoted identifier" : "quoted string");
    }

    private SqlError unterminated(String what) {
        String rest = text.substring(at).lines().findFirst().orElse("");
        at = text.length();
        return new SqlError("unterminated " + what + " at or near \"" + rest + "\"");
    }

    private void skipBlanks() {
        int before;
        do {
            before = at;
            found(BLANK).ifPresent(blank -> at += blank.length());
            skipComment();
        } while (at > before);
    }

    private void skipComment() {
        if (!text.startsWith("/*", at)) {
            return;
        }
        int depth = 0;
        do {
            if (at >= text.length()) {
                throw new SqlError("unterminated /* comment");
            }
            boolean opens = text.startsWith("/*", at);
            boolean closes = text.startsWith("*/", at);
            depth += opens ? 1 : closes ? -1 : 0;
            at += opens || closes ? 2 : 1;
        } while (depth > 0);
    }

    private Optional<String> found(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        return matcher.lookingAt() ? Optional.of(matcher.group()) : Optional.empty();
    }

    private Optional<Token> token(Kind kind, Pattern pattern) {
        return found(pattern).map(it -> token(kind, meaning(kind, it), it.length()));
    }

    private static String meaning(Kind kind, String written) {
        return switch (kind) {
            case WORD -> written.toLowerCase(Locale.ROOT);
            case PARAMETER -> written.substring(1);
            default -> written;
        };
    }

    private Token token(Kind kind, String meaning, int length) {
        Token token = new Token(kind, meaning, text.substring(at, at + length), at, at + length);
        at += length;
        return token;
    }
}
