package dev.runbook.lab.service.database;

import dev.runbook.lab.service.program.Options;
import dev.runbook.lab.service.program.Options.Words;
import dev.runbook.lab.service.program.Refusal;
import dev.runbook.lab.standin.Call;
import java.util.Optional;

/** What the programs of PostgreSQL share: how they are told which database to ask, and as whom. */
final class Client {

    private static final int USUAL_PORT = 5432;

    private final String program;
    private final Database database;

    Client(String program, Database database) {
        this.program = program;
        this.database = database;
    }

    static Options options(String program) {
        return Options.of(program)
                .value("-h", "--host")
                .value("-p", "--port")
                .value("-U", "--username")
                .value("-d", "--dbname")
                .flag("-w", "--no-password")
                .flag("-V", "--version");
    }

    /**
     * A session as the words and the environment want it: without a host by the socket, otherwise with a password.
     *
     * @param failure the exit code if there is none
     */
    Session connect(Words words, Optional<String> named, Call call, int failure) {
        String user = said(words, "--username", call, "PGUSER")
                .orElse(database.owner().user());
        Login login = new Login(
                user,
                Optional.ofNullable(call.environment().get("PGPASSWORD")),
                words.last("--dbname")
                        .or(() -> named)
                        .or(() -> Optional.ofNullable(call.environment().get("PGDATABASE")))
                        .orElse(user),
                program);
        Optional<String> host =
                said(words, "--host", call, "PGHOST").filter(it -> !it.isEmpty() && !it.startsWith("/"));
        return host.isPresent()
                ? overNetwork(host.get(), port(words, call, failure), login, failure)
                : bySocket(login, failure);
    }

    private Session overNetwork(String host, int port, Login login, int failure) {
        try {
            return database.connect(port, login, () -> false);
        } catch (ConnectionFailure refused) {
            throw failed(failure, "connection to server at \"" + host + "\", port " + port + " failed: ", refused);
        }
    }

    private Session bySocket(Login login, int failure) {
        try {
            return database.connectLocally(login);
        } catch (ConnectionFailure refused) {
            throw failed(failure, "connection to server on socket failed: ", refused);
        }
    }

    private Refusal failed(int exit, String what, ConnectionFailure why) {
        return Refusal.of(exit, program + ": error: " + what + why.getMessage());
    }

    private int port(Words words, Call call, int failure) {
        String port = said(words, "--port", call, "PGPORT").orElse(String.valueOf(USUAL_PORT));
        if (!port.matches("\\d{1,5}")) {
            throw Refusal.of(failure, program + ": error: invalid integer value \"" + port + "\" for port");
        }
        return Integer.parseInt(port);
    }

    private static Optional<String> said(Words words, String option, Call call, String variable) {
        return words.last(option)
                .or(() -> Optional.ofNullable(call.environment().get(variable)));
    }
}
