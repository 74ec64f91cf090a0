package dev.runbook.lab.service.sql;

import java.util.List;

/** Something that can be done to a database. */
public interface Statement {

    /** Does it to the contents that the work has at hand. */
    Result run(Work work);

    /** Reads one statement. */
    static Statement read(String text) {
        return new StatementParser(Tokens.of(text)).readAll();
    }

    /** Begins or ends a transaction, which is not for a statement to do but for whoever runs it. */
    enum Control implements Statement {
        BEGIN,
        COMMIT,
        ROLLBACK;

        @Override
        public Result run(Work work) {
            return run();
        }

        public Result run() {
            return Result.done(name());
        }
    }

    /** COPY FROM stdin; the rows follow it as lines. */
    interface WantsLines extends Statement {

        Statement with(List<String> lines);
    }
}
