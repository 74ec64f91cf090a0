package dev.runbook.lab.service.sql;

import dev.runbook.lab.service.sql.DoBlock.Execute;
import dev.runbook.lab.service.sql.DoBlock.ForEach;
import dev.runbook.lab.service.sql.DoBlock.Part;
import dev.runbook.lab.service.sql.DoBlock.Plain;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the text of a DO block. */
final class BlockParser {

    private final Tokens tokens;
    private final Set<String> declared = new HashSet<>();

    BlockParser(String text) {
        this.tokens = Tokens.of(text);
    }

    List<Part> read() {
        if (tokens.takes("declare")) {
            declarations();
        }
        tokens.want("begin");
        List<Part> parts = parts();
        tokens.want("end");
        tokens.wantEnd();
        return parts;
    }

    private void declarations() {
        while (!tokens.sees("begin")) {
            declared.add(tokens.name());
            new ExpressionParser(tokens).type();
            tokens.want(";");
        }
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        while (!tokens.sees("end")) {
            parts.add(part());
            tokens.want(";");
        }
        return parts;
    }

    private Part part() {
        if (tokens.takes("for")) {
            return loop();
        }
        return tokens.takes("execute")
                ? new Execute(new ExpressionParser(tokens).read())
                : new Plain(new StatementParser(tokens).read());
    }

    private Part loop() {
        String variable = tokens.name();
        if (!declared.contains(variable)) {
            throw new SqlError("loop variable of loop over rows must be a record variable or list of scalar variables");
        }
        tokens.want("in");
        Select rows = new SelectParser(tokens).read();
        tokens.want("loop");
        List<Part> parts = parts();
        tokens.want("end", "loop");
        return new ForEach(variable, rows, parts);
    }
}
