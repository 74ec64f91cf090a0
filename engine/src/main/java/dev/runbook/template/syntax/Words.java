package dev.runbook.template.syntax;

import io.pebbletemplates.pebble.error.ParserException;
import io.pebbletemplates.pebble.lexer.Token;
import io.pebbletemplates.pebble.lexer.Token.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the words of one expression, from an offset up to a closing delimiter outside all brackets. */
final class Words {

    /** Longer expressions could exhaust the stack, and nobody could read them. */
    private static final int MOST = 1_000;

    private static final int DEEPEST = 50;

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern NAME = Pattern.compile("[\\p{IsLetter}_][\\p{IsLetter}\\p{IsDigit}_]*");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:_[0-9]+)*(?:\\.[0-9]+(?:[eE][+-]?[0-9]+)?)?");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern STRING =
            Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)\"|'((?:[^'\\\\]|\\\\.)*+)'", Pattern.DOTALL);
    private static final Pattern SYMBOL = Pattern.compile("==|!=|<=|>=|//|\\*\\*|[-+*/%~<>|?]");
    private static final Pattern NOT_IN = Pattern.compile("not\\s+in(?![\\p{IsLetter}\\p{IsDigit}_])");
    private static final Pattern IS_NOT = Pattern.compile("is\\s+not(?![\\p{IsLetter}\\p{IsDigit}_])");

    private static final Set<String> WORD_OPERATORS = Set.of("and", "or", "not", "in", "is", "if", "else");
    private static final Map<String, String> CONSTANTS =
            Map.of("True", "true", "False", "false", "None", "none", "null", "none", "nil", "none");

    private final String text;
    private final List<Token> words = new ArrayList<>();
    private final Deque<Character> brackets = new ArrayDeque<>();
    private int at;

    Words(String text, int from) {
        this.text = text;
        this.at = from;
    }

    List<Token> list() {
        return words;
    }

    /** Reads up to this delimiter, which may carry a whitespace trimmer in front; returns the offset of the delimiter. */
    int readTo(String delimiter) {
        skipSpace();
        while (!closes(delimiter)) {
            if (at >= text.length()) {
                throw new SyntaxException(at, "the closing `" + delimiter + "` is missing");
            }
            readWord();
            skipSpace();
        }
        return at;
    }

    /** Reads the whole rest of the text. */
    void readAll() {
        skipSpace();
        while (at < text.length()) {
            readWord();
            skipSpace();
        }
        if (!brackets.isEmpty()) {
            throw new SyntaxException(at, "the closing `" + brackets.peek() + "` is missing");
        }
    }

    private boolean closes(String delimiter) {
        return brackets.isEmpty()
                && (text.startsWith(delimiter, at)
                        || text.startsWith(delimiter, at + 1) && "-+".indexOf(text.charAt(at)) >= 0);
    }

    private void readWord() {
        if (words.size() > MOST) {
            throw new SyntaxException(at, "the expression is longer than 1000 words; split it into variables");
        }
        if (readName() || readNumber() || readString()) {
            return;
        }
        Matcher symbol = matcher(SYMBOL);
        if (symbol.lookingAt()) {
            add(Type.OPERATOR, symbol.group(), symbol.end());
            return;
        }
        readPunctuation();
    }

    private boolean readName() {
        Matcher name = matcher(NAME);
        if (!name.lookingAt()) {
            return false;
        }
        if (afterDot() || after(Type.OPERATOR, "|")) {
            add(Type.NAME, name.group(), name.end());
        } else if (after(Type.OPERATOR, "is", "is not")) {
            add(Type.NAME, CONSTANTS.getOrDefault(name.group(), name.group()), name.end());
        } else if (WORD_OPERATORS.contains(name.group())) {
            readWordOperator(name);
        } else {
            add(Type.NAME, CONSTANTS.getOrDefault(name.group(), name.group()), name.end());
        }
        return true;
    }

    private void readWordOperator(Matcher word) {
        Matcher notIn = matcher(NOT_IN);
        Matcher isNot = matcher(IS_NOT);
        if (notIn.lookingAt()) {
            add(Type.OPERATOR, "not in", notIn.end());
        } else if (isNot.lookingAt()) {
            add(Type.OPERATOR, "is not", isNot.end());
        } else {
            add(Type.OPERATOR, word.group(), word.end());
        }
    }

    private boolean readNumber() {
        Matcher number = matcher(afterDot() ? DIGITS : NUMBER);
        if (!number.lookingAt()) {
            return false;
        }
        String digits = number.group().replace("_", "");
        if (!digits.contains(".") && digits.length() > 18) {
            throw new SyntaxException(at, "the number `" + number.group() + "` is too large");
        }
        add(Type.NUMBER, digits, number.end());
        return true;
    }

    private boolean readString() {
        Matcher string = matcher(STRING);
        if (!string.lookingAt()) {
            return false;
        }
        String content = string.group(1) == null ? string.group(2) : string.group(1);
        add(Type.STRING, Escapes.decode(content), string.end());
        return true;
    }

    private void readPunctuation() {
        char c = text.charAt(at);
        if ("([{".indexOf(c) >= 0) {
            open(c);
        } else if (")]}".indexOf(c) >= 0) {
            close(c);
        } else if (".,:=".indexOf(c) < 0) {
            throw unexpected(c);
        }
        add(Type.PUNCTUATION, String.valueOf(c), at + 1);
    }

    private void open(char bracket) {
        brackets.push(")]}".charAt("([{".indexOf(bracket)));
        if (brackets.size() > DEEPEST) {
            throw new SyntaxException(at, "brackets are nested more than 50 levels deep");
        }
    }

    private void close(char bracket) {
        if (brackets.isEmpty()) {
            throw new SyntaxException(at, "unexpected `" + bracket + "`");
        }
        char wanted = brackets.pop();
        if (bracket != wanted) {
            throw new SyntaxException(at, "found `" + bracket + "`, wanted `" + wanted + "`");
        }
    }

    private ParserException unexpected(char c) {
        if (c == '"' || c == '\'') {
            return new SyntaxException(at, "the closing `" + c + "` is missing");
        }
        String found = text.substring(at, at + Character.charCount(text.codePointAt(at)));
        String advice = c == '&' ? "; write `and`" : c == '!' ? "; write `not`" : "";
        return new SyntaxException(at, "unexpected `" + found + "`" + advice);
    }

    private boolean afterDot() {
        return after(Type.PUNCTUATION, ".");
    }

    private boolean after(Type type, String... values) {
        return !words.isEmpty() && words.get(words.size() - 1).test(type, values);
    }

    private void add(Type type, String value, int end) {
        words.add(new Token(type, value, at));
        at = end;
    }

    private void skipSpace() {
        Matcher space = matcher(SPACE);
        if (space.lookingAt()) {
            at = space.end();
        }
    }

    private Matcher matcher(Pattern pattern) {
        return pattern.matcher(text).region(at, text.length());
    }
}
