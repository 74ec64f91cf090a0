package dev.runbook.template.syntax;

import io.pebbletemplates.pebble.lexer.Token;
import io.pebbletemplates.pebble.lexer.Token.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Spells what stands in brackets so that Pebble understands it: slices and map literals become calls of {@link #SLICE}
 * and {@link #MAP}, tuples become lists, literals take an index, a test takes its argument without brackets.
 */
final class Brackets {

    /** The function behind {@code x[1:2]}; no author can spell its name. */
    static final String SLICE = "[:]";

    /** The function behind <code>{'a': 1}</code>: keys and values in turn. */
    static final String MAP = "{}";

    /** Names that Pebble's parser takes for values. */
    private static final Set<String> CONSTANTS =
            Set.of("true", "TRUE", "false", "FALSE", "none", "NONE", "null", "NULL");

    private static final Set<Type> OPERANDS = Set.of(Type.NAME, Type.STRING, Type.NUMBER);

    private final List<Token> words;
    private int at;

    private Brackets(List<Token> words) {
        this.words = words;
    }

    static List<Token> respell(List<Token> words) {
        return new Brackets(words).group().all();
    }

    /** What stands between two brackets, with its own commas and colons, and where the closing one stands. */
    private record Group(List<Token> all, List<Token> separators, int end) {
        boolean has(String separator) {
            return separators.stream().anyMatch(token -> token.getValue().equals(separator));
        }
    }

    /** Reads up to the closing bracket, which Words has made sure of, or to the end. */
    private Group group() {
        List<Token> all = new ArrayList<>();
        List<Token> separators = new ArrayList<>();
        int choices = 0;
        while (at < words.size() && !isCloser(words.get(at))) {
            Token word = words.get(at);
            if (word.test(Type.OPERATOR, "?")) {
                choices++;
            } else if (word.test(Type.PUNCTUATION, ":") && choices > 0) {
                choices--;
                word.setType(Type.OPERATOR);
            }
            read(all, separators);
        }
        int end = at < words.size() ? words.get(at++).getLineNumber() : 0;
        return new Group(all, separators, end);
    }

    private void read(List<Token> out, List<Token> separators) {
        Token word = words.get(at++);
        boolean indexes = !out.isEmpty() && endsOperand(out.get(out.size() - 1));
        if (word.test(Type.PUNCTUATION, "(", "[", "{")) {
            readBracket(word, indexes, out);
        } else if (isTest(word)) {
            out.add(word);
            readTest(out);
        } else {
            if (word.test(Type.PUNCTUATION, ",", ":")) {
                separators.add(word);
            }
            out.add(afterDot(out) && word.getType() == Type.NUMBER ? index(word, out) : word);
        }
    }

    /** {@code results.0} is {@code results[0]}. */
    private static Token index(Token number, List<Token> out) {
        out.remove(out.size() - 1);
        out.add(new Token(Type.PUNCTUATION, "[", number.getLineNumber()));
        out.add(number);
        return new Token(Type.PUNCTUATION, "]", number.getLineNumber());
    }

    private void readBracket(Token open, boolean indexes, List<Token> out) {
        switch (open.getValue()) {
            case "(" -> readRound(open, indexes, out);
            case "[" -> readSquare(open, indexes, out);
            default -> readCurly(open, out);
        }
    }

    private void readRound(Token open, boolean call, List<Token> out) {
        if (call && !isCallable(out)) {
            throw new SyntaxException(open.getLineNumber(), "unexpected `(`");
        }
        Group group = group();
        if (call || !group.has(",") && !group.all().isEmpty()) {
            wrap("(", withoutLastComma(group), ")", open.getLineNumber(), group.end(), out);
        } else {
            list(group, open, out);
        }
    }

    private void readSquare(Token open, boolean index, List<Token> out) {
        Group group = group();
        if (!index) {
            list(group, open, out);
        } else if (group.has(":")) {
            wrap(
                    "[",
                    call(SLICE, slice(group), open.getLineNumber(), group.end()),
                    "]",
                    open.getLineNumber(),
                    group.end(),
                    out);
        } else {
            wrap("[", group.all(), "]", open.getLineNumber(), group.end(), out);
        }
    }

    private void readCurly(Token open, List<Token> out) {
        Group group = group();
        group.separators().stream()
                .filter(token -> token.getValue().equals(":"))
                .forEach(token -> token.setValue(","));
        out.addAll(call(MAP, withoutLastComma(group), open.getLineNumber(), group.end()));
    }

    private static void list(Group group, Token open, List<Token> out) {
        List<Token> list = new ArrayList<>();
        wrap("[", withoutLastComma(group), "]", open.getLineNumber(), group.end(), list);
        wrap("(", list, ")", open.getLineNumber(), group.end(), out);
    }

    /** The bounds of a slice as arguments, {@code none} where one is left out. */
    private static List<Token> slice(Group group) {
        List<Token> bounds = new ArrayList<>();
        boolean missing = true;
        for (Token token : group.all()) {
            if (group.separators().contains(token)) {
                if (missing) {
                    bounds.add(new Token(Type.NAME, "none", token.getLineNumber()));
                }
                token.setValue(",");
                missing = true;
            } else {
                missing = false;
            }
            bounds.add(token);
        }
        if (missing) {
            bounds.add(
                    new Token(Type.NAME, "none", bounds.get(bounds.size() - 1).getLineNumber()));
        }
        return bounds;
    }

    private static List<Token> withoutLastComma(Group group) {
        List<Token> all = group.all();
        int last = all.size() - 1;
        return last >= 0 && all.get(last).test(Type.PUNCTUATION, ",") ? all.subList(0, last) : all;
    }

    /** {@code x is version '2.0'} is {@code x is version('2.0')}. */
    private void readTest(List<Token> out) {
        if (at >= words.size() || words.get(at).getType() != Type.NAME) {
            return;
        }
        out.add(words.get(at++));
        if (at < words.size() && startsArgument(words.get(at))) {
            List<Token> argument = new ArrayList<>();
            Token first = words.get(at);
            read(argument, new ArrayList<>());
            while (at < words.size() && words.get(at).test(Type.PUNCTUATION, ".", "[", "(")) {
                read(argument, new ArrayList<>());
                if (afterDot(argument) && at < words.size() && !isCloser(words.get(at))) {
                    read(argument, new ArrayList<>());
                }
            }
            wrap("(", argument, ")", first.getLineNumber(), first.getLineNumber(), out);
        }
    }

    private static boolean isCallable(List<Token> out) {
        Token callee = out.get(out.size() - 1);
        boolean attribute = out.size() > 1 && out.get(out.size() - 2).test(Type.PUNCTUATION, ".");
        return callee.getType() == Type.NAME && (attribute || !CONSTANTS.contains(callee.getValue()));
    }

    private static boolean startsArgument(Token word) {
        return OPERANDS.contains(word.getType()) || word.test(Type.PUNCTUATION, "[", "{");
    }

    private static boolean isTest(Token word) {
        return word.test(Type.OPERATOR, "is", "is not");
    }

    private static boolean endsOperand(Token word) {
        return OPERANDS.contains(word.getType()) || word.test(Type.PUNCTUATION, ")", "]", "}");
    }

    private static boolean isCloser(Token word) {
        return word.test(Type.PUNCTUATION, ")", "]", "}");
    }

    private static boolean afterDot(List<Token> out) {
        return !out.isEmpty() && out.get(out.size() - 1).test(Type.PUNCTUATION, ".");
    }

    private static List<Token> call(String function, List<Token> arguments, int open, int close) {
        List<Token> call = new ArrayList<>();
        call.add(new Token(Type.NAME, function, open));
        wrap("(", arguments, ")", open, close, call);
        return call;
    }

    private static void wrap(String left, List<Token> inner, String right, int open, int close, List<Token> out) {
        out.add(new Token(Type.PUNCTUATION, left, open));
        out.addAll(inner);
        out.add(new Token(Type.PUNCTUATION, right, close));
    }
}
