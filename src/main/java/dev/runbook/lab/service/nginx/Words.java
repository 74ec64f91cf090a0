package dev.runbook.lab.service.nginx;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Takes a configuration file apart: words, quoted or not, marks, and comments that are left out. */
final class Words {

    private static final String MARKS = "{};";

    private final Path file;
    private final String text;
    private int at;
    private int line = 1;

    Words(Path file, String text) {
        this.file = file;
        this.text = text;
    }

    List<Word> read() {
        List<Word> words = new ArrayList<>();
        skipBlanks();
        while (at < text.length()) {
            words.add(word());
            skipBlanks();
        }
        return words;
    }

    int lastLine() {
        return line;
    }

    private void skipBlanks() {
        while (at < text.length()) {
            if (text.charAt(at) == '#') {
                while (at < text.length() && text.charAt(at) != '\n') {
                    at++;
                }
            } else if (Character.isWhitespace(text.charAt(at))) {
                advance();
            } else {
                return;
            }
        }
    }

    private Word word() {
        char first = text.charAt(at);
        if (MARKS.indexOf(first) >= 0) {
            at++;
            return new Word(String.valueOf(first), false, line);
        }
        return first == '"' || first == '\'' ? quoted(first) : plain();
    }

    private Word quoted(char quote) {
        int start = line;
        at++;
        StringBuilder word = new StringBuilder();
        while (at < text.length() && text.charAt(at) != quote) {
            take(word);
        }
        if (at == text.length()) {
            throw new Emergency("unexpected end of file, expecting \"" + quote + "\" in " + file + ":" + start);
        }
        at++;
        return new Word(word.toString(), true, start);
    }

    private Word plain() {
        int start = line;
        StringBuilder word = new StringBuilder();
        while (at < text.length() && !endsWord()) {
            take(word);
        }
        return new Word(word.toString(), true, start);
    }

    /** A brace belongs to the word behind a dollar, as in <code>${name}</code>. */
    private boolean endsWord() {
        char c = text.charAt(at);
        if (c == '{') {
            return text.charAt(at - 1) != '$';
        }
        return c == ';' || Character.isWhitespace(c);
    }

    private void take(StringBuilder word) {
        if (text.charAt(at) == '\\' && at + 1 < text.length()) {
            word.append(escaped(text.charAt(at + 1)));
            advance();
        } else {
            word.append(text.charAt(at));
        }
        advance();
    }

    /** Only a few characters are escaped; before any other a backslash is itself, for regular expressions. */
    private static String escaped(char c) {
        return switch (c) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r' -> "\r";
            case '"', '\'', '\\' -> String.valueOf(c);
            default -> "\\" + c;
        };
    }

    private void advance() {
        if (text.charAt(at) == '\n') {
            line++;
        }
        at++;
    }
}
