package dev.runbook.remote;

import java.util.Optional;

/**
 * As whom a command runs.
 *
 * @param user the user to become; empty: the user who is connected
 * @param method how
 * @param password for the method, given on its stdin; empty where none is needed
 */
public record Become(Optional<String> user, Method method, Optional<String> password) {

    public static final Become NOBODY = new Become(Optional.empty(), Method.SUDO, Optional.empty());

    public enum Method {
        SUDO,
        SU,
        DOAS
    }

    public static Become user(String name) {
        return new Become(Optional.of(name), Method.SUDO, Optional.empty());
    }

    @Override
    public String toString() {
        return user.map(name -> method.name().toLowerCase() + " " + name).orElse("as connected");
    }
}
