package dev.runbook.lab.service.database;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The only user there is, with all rights to the only database there is. */
public record Owner(String user, String password, String database) {

    void admit(Login login) {
        String given = login.password().orElseThrow(() -> new ConnectionFailure("fe_sendauth: no password supplied"));
        if (!login.user().equals(user) || !isPassword(given)) {
            throw fatal("password authentication failed for user \"" + login.user() + "\"");
        }
        demandKnown(login);
    }

    void demandKnown(Login login) {
        if (!login.user().equals(user)) {
            throw fatal("role \"" + login.user() + "\" does not exist");
        }
        if (!login.database().equals(database)) {
            throw fatal("database \"" + login.database() + "\" does not exist");
        }
    }

    private boolean isPassword(String given) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), password.getBytes(StandardCharsets.UTF_8));
    }

    private static ConnectionFailure fatal(String why) {
        return new ConnectionFailure("FATAL:  " + why);
    }

    @Override
    public String toString() {
        return user + "@" + database;
    }
}
