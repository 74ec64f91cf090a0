package dev.runbook.template.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Follows the text of a script character by character and knows in what quotes it is. */
final class ShellReader {

    /** A place within others, and how many brackets are open in it. */
    private static final class Level {
        private final Place place;
        private int brackets;

        Level(Place place) {
            this.place = place;
        }
    }

    private final Deque<Level> levels = new ArrayDeque<>();
    private final Deque<HereDocument> announced = new ArrayDeque<>();
    private final Deque<HereDocument> open = new ArrayDeque<>();
    private final StringBuilder word = new StringBuilder();
    private final StringBuilder line = new StringBuilder();
    private Optional<HereDocumentStart> start = Optional.empty();
    private boolean escaped;
    private Optional<String> lost = Optional.empty();
    private Dollar dollar = Dollar.NONE;
    private char last = '\n';
    private char beforeLast = '\n';

    /** Whether a parameter is being named just now. */
    enum Dollar {
        NONE,
        /** Behind {@code $}. */
        SIGN,
        /** Behind {@code $name}. */
        NAME
    }

    ShellReader() {
        levels.push(new Level(Place.WORDS));
    }

    Place place() {
        return levels.peek().place;
    }

    Dollar dollar() {
        return dollar;
    }

    /** Whether the last character was a backslash that waits for what it escapes. */
    boolean isEscaped() {
        return escaped;
    }

    boolean isIn(Place place) {
        return levels.stream().anyMatch(level -> level.place == place);
    }

    boolean isNamingHereDocument() {
        return start.isPresent();
    }

    /** Behind what the places can no longer be told, because shells differ or a bracket closes that was never opened. */
    Optional<String> lost() {
        return lost;
    }

    HereDocument hereDocument() {
        return open.element();
    }

    void read(String text) {
        text.chars().forEach(c -> read((char) c));
    }

    /** A quoted value was written: one word goes on, nothing opens or closes. */
    void skipValue() {
        dollar = Dollar.NONE;
        word.append('x');
        line.append('\0');
        beforeLast = 'x';
        last = 'x';
    }

    private void read(char c) {
        if (start.isPresent()) {
            if (start.get().take(c)) {
                return;
            }
            start.get().finish().ifPresent(announced::add);
            start = Optional.empty();
        }
        if (escaped) {
            escaped = false;
            dollar = Dollar.NONE;
            line.append(c);
            word.append('x');
            remember('x');
            return;
        }
        readUnescaped(c);
        followDollar(c);
        remember(c);
    }

    private void readUnescaped(char c) {
        if (place().isHereDocument()) {
            followLine(c);
        }
        if (c == '\\' && place().hasEscapes()) {
            escaped = true;
            return;
        }
        switch (place()) {
            case SINGLE_QUOTES, ESCAPED_QUOTES -> closeAt(c, '\'');
            case DOUBLE_QUOTES -> readDoubleQuoted(c);
            case PARAMETER, QUOTED_PARAMETER -> readParameter(c);
            case ARITHMETIC -> readArithmetic(c);
            case COMMENT -> readComment(c);
            case HERE_DOCUMENT -> readExpansion(c);
            case LITERAL_HERE_DOCUMENT -> {}
            case WORDS, SUBSTITUTION, BACKTICKS -> readWords(c);
        }
    }

    private void readDoubleQuoted(char c) {
        if (c == '"') {
            pop();
        } else {
            readExpansion(c);
        }
    }

    /** {@code $(}, <code>${</code> and backticks open wherever the shell expands. */
    private boolean readExpansion(char c) {
        boolean quoted =
                place() == Place.DOUBLE_QUOTES || place() == Place.HERE_DOCUMENT || place() == Place.QUOTED_PARAMETER;
        if (c == '`') {
            if (place() == Place.BACKTICKS) {
                pop();
            } else {
                push(Place.BACKTICKS);
            }
        } else if (c == '(' && dollar == Dollar.SIGN) {
            push(Place.SUBSTITUTION);
            word.setLength(0);
        } else if (c == '{' && dollar == Dollar.SIGN) {
            push(quoted ? Place.QUOTED_PARAMETER : Place.PARAMETER);
        } else {
            return false;
        }
        return true;
    }

    private void readWords(char c) {
        if (readExpansion(c) || readQuote(c)) {
            return;
        }
        if (c == '#' && isWordStart()) {
            push(Place.COMMENT);
        } else if (c == '<' && last == '<' && beforeLast != '<') {
            start = Optional.of(new HereDocumentStart());
        } else if (c == '\n') {
            openHereDocument();
        } else {
            readBracket(c);
        }
        followWord(c);
    }

    private boolean readQuote(char c) {
        if (c == '\'') {
            push(dollar == Dollar.SIGN ? Place.ESCAPED_QUOTES : Place.SINGLE_QUOTES);
        } else if (c == '"') {
            push(Place.DOUBLE_QUOTES);
        } else {
            return false;
        }
        word.append('x');
        return true;
    }

    private void readBracket(char c) {
        Level level = levels.peek();
        if (c == '(' && last == '(') {
            openArithmetic(level);
        } else if (c == '(') {
            level.brackets++;
        } else if (c == ')' && --level.brackets < 0) {
            closeBracket(level);
        }
    }

    /** {@code $((} and {@code ((} are arithmetic: {@code <<} and {@code #} mean something else there. */
    private void openArithmetic(Level level) {
        if (beforeLast == '$') {
            pop();
        } else {
            level.brackets--;
        }
        push(Place.ARITHMETIC);
        levels.peek().brackets = 1;
    }

    /** Outside a substitution it ends a pattern of {@code case}. */
    private void closeBracket(Level level) {
        level.brackets = 0;
        if (level.place == Place.SUBSTITUTION) {
            pop();
        }
    }

    private void readArithmetic(char c) {
        Level level = levels.peek();
        if (readExpansion(c)) {
            return;
        }
        if (c == '(') {
            level.brackets++;
        } else if (c == ')' && --level.brackets < 0) {
            pop();
        } else if (c == '\'' || c == '"') {
            lose("quotes in `((…))`");
        }
    }

    private void readParameter(char c) {
        if (c == '}') {
            pop();
        } else if (!readExpansion(c) && (c == '"' || place() == Place.PARAMETER)) {
            readQuote(c);
        } else if (c == '\'') {
            lose("a single quote in `\"${…}\"`");
        }
    }

    private void lose(String where) {
        lost = lost.or(() -> Optional.of(where));
    }

    private void readComment(char c) {
        if (c == '\n') {
            pop();
            openHereDocument();
        }
    }

    private void closeAt(char c, char end) {
        if (c == end) {
            pop();
        }
    }

    private void followWord(char c) {
        if (!Character.isLetterOrDigit(c) && c != '_') {
            if (isIn(Place.SUBSTITUTION) && word.toString().equals("case")) {
                lose("a `case` in `$(…)`");
            }
            word.setLength(0);
        } else if (word.length() < 8) {
            word.append(c);
        }
    }

    private void openHereDocument() {
        if (!announced.isEmpty()) {
            HereDocument next = announced.remove();
            open.push(next);
            line.setLength(0);
            push(next.literal() ? Place.LITERAL_HERE_DOCUMENT : Place.HERE_DOCUMENT);
        }
    }

    private void followLine(char c) {
        if (c != '\n') {
            line.append(c);
            return;
        }
        if (hereDocument().endsAt(line.toString())) {
            open.pop();
            pop();
            openHereDocument();
        }
        line.setLength(0);
    }

    private void followDollar(char c) {
        if (!place().hasExpansions()) {
            dollar = Dollar.NONE;
        } else if (c == '$') {
            dollar = dollar == Dollar.SIGN ? Dollar.NONE : Dollar.SIGN;
        } else if (dollar != Dollar.NONE && (Character.isLetterOrDigit(c) || c == '_')) {
            dollar = Dollar.NAME;
        } else {
            dollar = Dollar.NONE;
        }
    }

    private boolean isWordStart() {
        return Character.isWhitespace(last) || ";&|()<>".indexOf(last) >= 0;
    }

    private void remember(char c) {
        beforeLast = last;
        last = c;
    }

    private void push(Place place) {
        levels.push(new Level(place));
    }

    private void pop() {
        if (levels.size() > 1) {
            levels.pop();
        }
    }
}
