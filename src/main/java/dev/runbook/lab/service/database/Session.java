package dev.runbook.lab.service.database;

import dev.runbook.lab.service.sql.Contents;
import dev.runbook.lab.service.sql.Result;
import dev.runbook.lab.service.sql.Server;
import dev.runbook.lab.service.sql.SqlError;
import dev.runbook.lab.service.sql.Statement;
import dev.runbook.lab.service.sql.Work;
import dev.runbook.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A connection to the database. A statement is a transaction by itself, unless BEGIN stands before it. Used by one
 * thread; a transaction that is open keeps all other sessions waiting.
 */
public final class Session implements Server, AutoCloseable {

    private final Database database;
    private final Backend backend;
    private final Line line;
    private final Map<String, String> settings = new HashMap<>();
    private Optional<Transaction> transaction = Optional.empty();

    /** What carries the connection: it may be cut. */
    interface Line {

        /** @throws ConnectionFailure if nothing gets through */
        void demand();
    }

    /** Statements between BEGIN and its end. */
    private static final class Transaction {

        private final Contents before;
        private Contents now;
        private boolean failed;

        Transaction(Contents before) {
            this.before = before;
            this.now = before;
        }
    }

    Session(Database database, Backend backend, Line line) {
        this.database = database;
        this.backend = backend;
        this.line = line;
    }

    /** Does one statement; {@code $1}, {@code $2} … in it are these values. */
    public Result run(String statement, Value... values) {
        return run(Statement.read(statement), List.of(values));
    }

    public Result run(Statement statement) {
        return run(statement, List.of());
    }

    private Result run(Statement statement, List<Value> values) {
        line.demand();
        database.demandRunning(backend);
        if (statement instanceof Statement.Control control) {
            return control(control);
        }
        return transaction.isPresent()
                ? inside(transaction.get(), statement, values)
                : database.atOnce(contents -> work(contents, statement, values));
    }

    /** Whether it wants to hear of what is worth a notice and no more. */
    boolean wantsNotices() {
        return settings.getOrDefault("client_min_messages", "notice").matches("notice|info|log|debug.?");
    }

    private record Outcome(Result result, Contents contents) implements Database.Outcome {}

    private Outcome work(Contents contents, Statement statement, List<Value> values) {
        Work work = new Work(contents, this, values, settings);
        Result result = statement.run(work);
        return new Outcome(result, work.contents());
    }

    private Result inside(Transaction open, Statement statement, List<Value> values) {
        if (open.failed) {
            throw new SqlError("current transaction is aborted, commands ignored until end of transaction block");
        }
        open.failed = true;
        Outcome outcome = work(open.now, statement, values);
        open.now = outcome.contents();
        open.failed = false;
        return outcome.result();
    }

    private Result control(Statement.Control control) {
        if (control == Statement.Control.BEGIN) {
            if (transaction.isEmpty()) {
                transaction = Optional.of(new Transaction(database.begin()));
            }
            return control.run();
        }
        boolean commits = control == Statement.Control.COMMIT
                && transaction.map(open -> !open.failed).orElse(true);
        end(commits);
        return (commits ? Statement.Control.COMMIT : Statement.Control.ROLLBACK).run();
    }

    private void end(boolean commits) {
        Optional<Transaction> ended = transaction;
        transaction = Optional.empty();
        ended.ifPresent(open -> database.end(open.before, commits ? open.now : open.before));
    }

    @Override
    public String database() {
        return backend.database();
    }

    @Override
    public String user() {
        return backend.user();
    }

    @Override
    public long pid() {
        return backend.pid();
    }

    @Override
    public List<Backend> backends() {
        return database.backends();
    }

    @Override
    public boolean terminate(long pid) {
        return database.terminate(pid);
    }

    /** Ends it; what was not committed never was. */
    @Override
    public void close() {
        end(false);
        database.terminate(backend.pid());
    }
}
