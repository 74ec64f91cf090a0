package dev.runbook.lab.service.database;

import dev.runbook.lab.service.sql.Result;
import dev.runbook.lab.service.sql.ScriptReader;
import dev.runbook.lab.service.sql.ScriptReader.Piece;
import dev.runbook.lab.service.sql.SqlError;
import dev.runbook.lab.service.sql.Statement;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Runs scripts in a session, as psql does, and collects what is to be seen. */
final class PsqlScript {

    private final Session session;
    private final PsqlOutput output;
    private final boolean stopsOnError;
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder err = new StringBuilder();
    private boolean lost;

    /** @param stopsOnError ends at the first error, instead of going on with the next statement */
    PsqlScript(Session session, PsqlOutput output, boolean stopsOnError) {
        this.session = session;
        this.output = output;
        this.stopsOnError = stopsOnError;
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    /** Whether the server has ended the session. */
    boolean isLost() {
        return lost;
    }

    /** A script that stands on the command line; all of it is one transaction. */
    boolean runCommand(String script) {
        return inOneTransaction(() -> run(script, "", true));
    }

    /** A script in a file, all of it in one transaction. */
    boolean runAtOnce(String script, String file) {
        return inOneTransaction(() -> run(script, "psql:" + file + ":", true));
    }

    /** @return false if it ended at an error */
    boolean run(String script, String file) {
        return run(script, "psql:" + file + ":", stopsOnError);
    }

    private boolean inOneTransaction(BooleanSupplier work) {
        session.run(Statement.Control.BEGIN);
        boolean done = work.getAsBoolean();
        if (!lost) {
            session.run(done ? Statement.Control.COMMIT : Statement.Control.ROLLBACK);
        }
        return done;
    }

    private boolean run(String script, String place, boolean stops) {
        ScriptReader reader = new ScriptReader(script);
        boolean done = true;
        int line = 1;
        while (done) {
            try {
                Optional<Piece> piece = reader.next();
                if (piece.isEmpty() || isEnd(piece.get())) {
                    return true;
                }
                line = piece.get().line();
                run(piece.get(), reader);
            } catch (SqlError error) {
                complain(place, line, "ERROR:  " + error.getMessage());
                done = !stops;
            } catch (ConnectionFailure failure) {
                complain(place, line, "FATAL:  " + failure.getMessage());
                lost = true;
                done = false;
            }
        }
        return false;
    }

    private void run(Piece piece, ScriptReader reader) {
        if (piece.isCommand()) {
            out.append(new PsqlCommand(session, output).answer(piece.text()));
            return;
        }
        Statement statement = Statement.read(piece.text());
        if (statement instanceof Statement.WantsLines wants) {
            statement = wants.with(reader.rows());
        }
        Result result = session.run(statement);
        if (session.wantsNotices()) {
            result.notices().forEach(notice -> err.append(notice).append('\n'));
        }
        out.append(output.show(result));
    }

    private void complain(String place, int line, String what) {
        err.append(place.isEmpty() ? "" : place + line + ": ").append(what).append('\n');
    }

    private static boolean isEnd(Piece piece) {
        return piece.isCommand() && piece.text().equals("q");
    }
}
