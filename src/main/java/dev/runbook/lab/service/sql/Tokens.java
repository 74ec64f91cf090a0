package dev.runbook.lab.service.sql;

import dev.runbook.lab.service.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The tokens of a text, taken one after the other. */
final class Tokens {

    private final List<Token> tokens;
    private int at;

    private Tokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    static Tokens of(String text) {
        Lexer lexer = new Lexer(text);
        List<Token> tokens = new ArrayList<>();
        do {
            tokens.add(lexer.next());
        } while (!tokens.get(tokens.size() - 1).is(Kind.END));
        return new Tokens(tokens);
    }

    Token peek() {
        return peek(0);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1));
    }

    Token next() {
        Token token = peek();
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    /** Whether these words come next. */
    boolean sees(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!peek(i).is(words[i])) {
                return false;
            }
        }
        return true;
    }

    /** Takes these words if they come next. */
    boolean takes(String... words) {
        boolean there = sees(words);
        if (there) {
            at += words.length;
        }
        return there;
    }

    void want(String... words) {
        if (!takes(words)) {
            throw SqlError.at(peek());
        }
    }

    boolean sees(Kind kind) {
        return peek().is(kind);
    }

    Token want(Kind kind) {
        if (!sees(kind)) {
            throw SqlError.at(peek());
        }
        return next();
    }

    void wantEnd() {
        takes(";");
        want(Kind.END);
    }

    /** A name, quoted or not. */
    String name() {
        return nameIfAny().orElseThrow(() -> SqlError.at(peek()));
    }

    Optional<String> nameIfAny() {
        boolean isName = sees(Kind.QUOTED) || sees(Kind.WORD) && !Names.isReserved(peek().text());
        return isName ? Optional.of(next().text()) : Optional.empty();
    }

    TableName tableName() {
        String first = name();
        return takes(".") ? new TableName(first, name()) : TableName.of(first);
    }

    /** One or more, with commas between them. */
    <T> List<T> list(Supplier<T> one) {
        List<T> all = new ArrayList<>();
        do {
            all.add(one.get());
        } while (takes(","));
        return all;
    }

    /** The same in parentheses. */
    <T> List<T> enclosedList(Supplier<T> one) {
        want("(");
        List<T> all = list(one);
        want(")");
        return all;
    }
}
