package dev.runbook.template.syntax;

import io.pebbletemplates.pebble.lexer.Token;
import io.pebbletemplates.pebble.lexer.Token.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a template into Pebble's tokens. As in Ansible, the line break behind a <code>{% … %}</code> is dropped. */
final class Tokens {

    private static final Pattern RAW = Pattern.compile("\\{%[-+]?\\s*(raw|verbatim)\\s*[-+]?%\\}");
    private static final Pattern GO_TEMPLATE = Pattern.compile("\\{\\{-?\\s*(\\.|range |json |end |printf |with )");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private final Tags tags = new Tags();
    private boolean trimNext;
    private int at;

    private Tokens(String text) {
        this.text = text;
    }

    /** A text with <code>{{ … }}</code> and <code>{% … %}</code> in it. */
    static List<Token> ofTemplate(String text) {
        Tokens reader = new Tokens(text);
        reader.readTemplate();
        return reader.tokens;
    }

    /** A bare expression, as if it stood in <code>{{ … }}</code>. */
    static List<Token> ofExpression(String text) {
        Tokens reader = new Tokens(text);
        Words words = new Words(text, 0);
        words.readAll();
        reader.print(0, words, text.length());
        reader.end();
        return reader.tokens;
    }

    private void readTemplate() {
        for (int open = opening(); open >= 0; open = opening()) {
            readText(open, trimmedBy(open + 2));
            switch (text.charAt(open + 1)) {
                case '{' -> readPrint(open);
                case '#' -> readComment(open);
                default -> readTag(open);
            }
        }
        readText(text.length(), false);
        tags.finish();
        end();
    }

    /** Where the next one starts; -1 if there is none. A comment does not start inside the shell's <code>${#name}</code>. */
    private int opening() {
        int open = text.indexOf('{', at);
        while (open >= 0 && open + 1 < text.length()) {
            char next = text.charAt(open + 1);
            if (next == '{' || next == '%' || next == '#' && (open == 0 || text.charAt(open - 1) != '$')) {
                return open;
            }
            open = text.indexOf('{', open + 1);
        }
        return -1;
    }

    private void readText(int end, boolean trimEnd) {
        int from = at;
        int to = end;
        while (trimNext && from < to && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        while (trimEnd && to > from && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        if (to > from) {
            add(Type.TEXT, text.substring(from, to), from);
        }
        trimNext = false;
        at = end;
    }

    private boolean trimmedBy(int offset) {
        return offset < text.length() && text.charAt(offset) == '-';
    }

    private void readPrint(int open) {
        if (GO_TEMPLATE.matcher(text).region(open, text.length()).lookingAt()) {
            throw new SyntaxException(
                    open, "this is a Go template; write `{% raw %}` before and `{% endraw %}` behind it");
        }
        Words words = new Words(text, afterOpening(open));
        int close = words.readTo("}}");
        print(open, words, close);
        closeAt(close);
    }

    private void print(int open, Words words, int close) {
        add(Type.PRINT_START, "{{", open);
        if (words.list().isEmpty()) {
            throw new SyntaxException(open, "an expression is missing");
        }
        add(Type.OPERATOR, Operators.PRINT, open);
        tokens.addAll(Brackets.respell(words.list()));
        add(Type.PRINT_END, "}}", close);
    }

    private void readTag(int open) {
        Matcher raw = RAW.matcher(text).region(open, text.length());
        if (raw.lookingAt()) {
            readRaw(raw);
            return;
        }
        Words words = new Words(text, afterOpening(open));
        int close = words.readTo("%}");
        add(Type.EXECUTE_START, "{%", open);
        List<Token> respelled = Brackets.respell(words.list());
        if (respelled.isEmpty()) {
            throw new SyntaxException(open, "a tag is missing");
        }
        respelled.get(0).setType(Type.NAME);
        tags.read(respelled.get(0).getValue(), respelled.get(0).getLineNumber());
        tokens.addAll(respelled);
        add(Type.EXECUTE_END, "%}", close);
        closeAt(close);
        dropLineBreak();
    }

    private void readRaw(Matcher opening) {
        Pattern closing = Pattern.compile("\\{%[-+]?\\s*end" + opening.group(1) + "\\s*[-+]?%\\}");
        Matcher end = closing.matcher(text);
        if (!end.find(opening.end())) {
            throw new SyntaxException(opening.start(), "`{% end" + opening.group(1) + " %}` is missing");
        }
        at = opening.end();
        trimNext = opening.group().endsWith("-%}");
        readText(end.start(), trimmedBy(end.start() + 2));
        at = end.end();
        trimNext = end.group().endsWith("-%}");
    }

    private void readComment(int open) {
        int close = text.indexOf("#}", open + 2);
        if (close < 0) {
            throw new SyntaxException(open, "the closing `#}` is missing");
        }
        trimNext = text.charAt(close - 1) == '-' && close - 1 > open + 1;
        at = close + 2;
        dropLineBreak();
    }

    private int afterOpening(int open) {
        int inside = open + 2;
        return inside < text.length() && "-+".indexOf(text.charAt(inside)) >= 0 ? inside + 1 : inside;
    }

    private void closeAt(int close) {
        boolean trimmer = "-+".indexOf(text.charAt(close)) >= 0;
        trimNext = text.charAt(close) == '-';
        at = close + (trimmer ? 3 : 2);
    }

    private void dropLineBreak() {
        if (text.startsWith("\r\n", at)) {
            at += 2;
        } else if (text.startsWith("\n", at)) {
            at += 1;
        }
    }

    /** Twice, because the parser looks one token ahead. */
    private void end() {
        add(Type.EOF, "", text.length());
        add(Type.EOF, "", text.length());
    }

    private void add(Type type, String value, int offset) {
        tokens.add(new Token(type, value, offset));
    }
}
