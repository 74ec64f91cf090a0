package dev.runbook.lab.service.sql;

import dev.runbook.lab.service.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes a script apart as psql does: into statements, commands that begin with a backslash, and rows for COPY. */
public final class ScriptReader {

    /**
     * A piece of the script.
     *
     * @param text the statement, or the command without its backslash
     * @param line where it ends, from 1
     */
    public record Piece(String text, boolean isCommand, int line) {}

    private final String script;
    private final Lexer lexer;

    public ScriptReader(String script) {
        this.script = script;
        this.lexer = new Lexer(script);
    }

    /** The next piece; empty at the end. */
    public Optional<Piece> next() {
        Token token = lexer.next();
        while (token.is(";")) {
            token = lexer.next();
        }
        if (token.is(Kind.END)) {
            return Optional.empty();
        }
        return Optional.of(token.is("\\") ? command(token) : statement(token));
    }

    /** The lines up to {@code \.}, which follow a COPY. */
    public List<String> rows() {
        int at = afterLine(lexer.position());
        List<String> rows = new ArrayList<>();
        while (at < script.length()) {
            int end = afterLine(at);
            String row = script.substring(at, end).replaceAll("\\r?\\n$", "");
            at = end;
            if (row.equals("\\.")) {
                break;
            }
            rows.add(row);
        }
        lexer.moveTo(at);
        return rows;
    }

    private Piece command(Token backslash) {
        int end = afterLine(backslash.end());
        lexer.moveTo(end);
        return new Piece(script.substring(backslash.end(), end).strip(), true, line(backslash.start()));
    }

    private Piece statement(Token first) {
        Token token = first;
        while (!token.is(";") && !token.is(Kind.END)) {
            token = lexer.next();
        }
        return new Piece(script.substring(first.start(), token.start()), false, line(token.start()));
    }

    private int afterLine(int from) {
        int end = script.indexOf('\n', from);
        return end < 0 ? script.length() : end + 1;
    }

    private int line(int position) {
        return 1
                + (int) script.substring(0, position)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }
}
