package dev.runbook.template.shell;

import java.util.Optional;

/** Follows the text of a script character by character and knows in what quotes it is. */
final class ShellReader {

    private final Levels levels = new Levels();
    private final HereDocuments documents = new HereDocuments();
    private final StringBuilder word = new StringBuilder();
    private Optional<String> lost = Optional.empty();
    private Dollar dollar = Dollar.NONE;
    private boolean escaped;
    private char last = '\n';
    private char beforeLast = '\n';

    Place place() {
        return levels.place();
    }

    boolean isIn(Place place) {
        return levels.contains(place);
    }

    Dollar dollar() {
        return dollar;
    }

    HereDocuments documents() {
        return documents;
    }

    /** Whether the last character was a backslash that waits for what it escapes. */
    boolean isEscaped() {
        return escaped;
    }

    /** Behind what the places can no longer be told: shells differ, or a bracket closes that was never opened. */
    Optional<String> lost() {
        return lost;
    }

    void read(String text) {
        text.chars().forEach(c -> read((char) c));
    }

    /** A quoted value was written: a word goes on, nothing opens or closes. */
    void skipValue() {
        dollar = Dollar.NONE;
        documents.append('\0');
        word.append('x');
        remember('x');
        remember('x');
    }

    private void read(char c) {
        if (documents.takeName(c)) {
            return;
        }
        if (escaped) {
            escaped = false;
            documents.append(c);
            word.append('x');
            remember('x');
            return;
        }
        readUnescaped(c);
        dollar = place().hasExpansions() ? dollar.behind(c) : Dollar.NONE;
        remember(c);
    }

    private void readUnescaped(char c) {
        if (place().isHereDocument() && documents.closesAt(c)) {
            levels.pop();
            openHereDocument();
        } else if (c == '\\' && place().hasEscapes()) {
            escaped = true;
        } else {
            readPlain(c);
        }
    }

    private void readPlain(char c) {
        switch (place()) {
            case WORDS, SUBSTITUTION, BACKTICKS -> readWords(c);
            case SINGLE_QUOTES, ESCAPED_QUOTES -> popAt('\'', c);
            case DOUBLE_QUOTES -> readDoubleQuoted(c);
            case PARAMETER, QUOTED_PARAMETER -> readParameter(c);
            case ARITHMETIC -> readArithmetic(c);
            case COMMENT -> readComment(c);
            case HERE_DOCUMENT -> readExpansion(c);
            case LITERAL_HERE_DOCUMENT -> {}
        }
    }

    private void readDoubleQuoted(char c) {
        if (!readExpansion(c)) {
            popAt('"', c);
        }
    }

    /** {@code $(}, <code>${</code> and backticks open wherever the shell expands. */
    private boolean readExpansion(char c) {
        if (c == '`' && place() == Place.BACKTICKS) {
            levels.pop();
        } else if (c == '`') {
            levels.push(Place.BACKTICKS);
        } else if (c == '(' && dollar == Dollar.SIGN) {
            levels.push(Place.SUBSTITUTION);
            word.setLength(0);
        } else if (c == '{' && dollar == Dollar.SIGN) {
            levels.push(place().isWords() || place() == Place.PARAMETER ? Place.PARAMETER : Place.QUOTED_PARAMETER);
        } else {
            return false;
        }
        return true;
    }

    private void readWords(char c) {
        if (readExpansion(c) || readQuote(c)) {
            return;
        }
        switch (c) {
            case '#' -> readHash();
            case '<' -> readLess();
            case '\n' -> openHereDocument();
            case '(' -> openBracket();
            case ')' -> closeBracket();
            default -> {}
        }
        followWord(c);
    }

    private boolean readQuote(char c) {
        if (c == '\'') {
            levels.push(dollar == Dollar.SIGN ? Place.ESCAPED_QUOTES : Place.SINGLE_QUOTES);
        } else if (c == '"') {
            levels.push(Place.DOUBLE_QUOTES);
        } else {
            return false;
        }
        word.append('x');
        return true;
    }

    private void readHash() {
        if (Character.isWhitespace(last) || ";&|()<>".indexOf(last) >= 0) {
            levels.push(Place.COMMENT);
        }
    }

    private void readLess() {
        if (last == '<' && beforeLast != '<') {
            documents.announce();
        }
    }

    /** {@code $((} and {@code ((} are arithmetic: {@code <<} and {@code #} mean something else there. */
    private void openBracket() {
        if (last != '(') {
            levels.openBracket();
            return;
        }
        if (beforeLast == '$') {
            levels.pop();
        } else {
            levels.closeBracket();
        }
        levels.push(Place.ARITHMETIC, 1);
    }

    /** A bracket too many ends a substitution; elsewhere it ends a pattern of {@code case}. */
    private void closeBracket() {
        if (!levels.closeBracket() && place() == Place.SUBSTITUTION) {
            levels.pop();
        }
    }

    private void readArithmetic(char c) {
        if (readExpansion(c)) {
            return;
        }
        switch (c) {
            case '(' -> levels.openBracket();
            case ')' -> {
                if (!levels.closeBracket()) {
                    levels.pop();
                }
            }
            case '\'', '"' -> lose("quotes in `((…))`");
            default -> {}
        }
    }

    private void readParameter(char c) {
        boolean quotes = c == '"' || c == '\'' && place() == Place.PARAMETER;
        if (c == '}') {
            levels.pop();
        } else if (quotes) {
            readQuote(c);
        } else if (c == '\'') {
            lose("a single quote in `\"${…}\"`");
        } else {
            readExpansion(c);
        }
    }

    private void readComment(char c) {
        if (c == '\n') {
            levels.pop();
            openHereDocument();
        }
    }

    private void popAt(char end, char c) {
        if (c == end) {
            levels.pop();
        }
    }

    private void openHereDocument() {
        documents.openNext().ifPresent(levels::push);
    }

    /** In a substitution, a pattern of {@code case} would close a bracket that was never opened. */
    private void followWord(char c) {
        if (Character.isLetterOrDigit(c) || c == '_') {
            word.append(c);
            return;
        }
        if (isIn(Place.SUBSTITUTION) && word.toString().equals("case")) {
            lose("a `case` in `$(…)`");
        }
        word.setLength(0);
    }

    private void lose(String where) {
        lost = lost.or(() -> Optional.of(where));
    }

    private void remember(char c) {
        beforeLast = last;
        last = c;
    }
}
