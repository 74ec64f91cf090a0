package dev.runbook.ssh;

import static dev.runbook.remote.ShellCommand.quote;

import dev.runbook.remote.Become;
import dev.runbook.remote.ShellCommand;
import java.time.Duration;

/**
 * The stages that lead a waiting shell to a running command, each one line of its stdin: become another user, take a
 * seat, announce the start, run the script. What follows on stdin is the command's own.
 *
 * @param become whom to become first
 * @param token a word that nothing else writes; the marks on the two streams are made of it
 * @param stages the lines after that
 * @param input what comes after the lines
 * @param open how long stdin stays open after all that
 */
record Launch(Become become, String token, String stages, byte[] input, Duration open) {

    /** What the host is asked to execute, whatever the command: any login shell understands it. */
    static final String LAUNCHER = "exec /bin/sh -c '" + StdinLine.LISTEN + "'";

    /** Runs a command that belongs to its connection. */
    static Launch of(ShellCommand command, String token) {
        String mark = startMark(token);
        String ready = Readiness.of(command, "echo %1$s $$; echo %1$s >&2".formatted(mark), "");
        String stages = StdinLine.of(Seat.taken(command.shell(), StdinLine.LISTEN))
                + StdinLine.of(ready)
                + StdinLine.of(command.script());
        return new Launch(command.become(), token, stages, command.input().orElse(new byte[0]), Duration.ZERO);
    }

    /** Stands on both streams right before the script's own output; on stdout the process group may follow. */
    String startMark() {
        return startMark(token);
    }

    private static String startMark(String token) {
        return token + "-start";
    }

    /** Stands on stdout when the other user's shell is there and waits for {@link #go}. */
    String readyMark() {
        return token + "-ready";
    }

    /** Stands on stderr each time sudo asks for the password. */
    String passwordMark() {
        return token + "-password";
    }

    /** Whether the rest of stdin must wait for the ready mark, since a password is read from stdin first. */
    boolean asksPassword() {
        return become.user().isPresent()
                && (become.method() == Become.Method.SU
                        || become.method() == Become.Method.SUDO
                                && become.password().isPresent());
    }

    /** The line that starts becoming the other user; empty where nobody is to be become. */
    String becoming() {
        return become.user().map(this::becoming).map(StdinLine::of).orElse("");
    }

    /** The password's line. Where nobody asks for it, the other user's shell drops it. */
    String password() {
        return become.password().orElse("") + "\n";
    }

    /** Ends the waiting at the ready mark. */
    String go() {
        return token + "-go\n";
    }

    private String becoming(String user) {
        String shell = asksPassword() ? waitForGo() + StdinLine.LISTEN : StdinLine.LISTEN;
        return """
                if [ "$(id -un)" = %s ]; then %s
                else %s; fi""".formatted(quote(user), shell, by(become.method(), quote(user), quote(shell)));
    }

    private String by(Become.Method method, String user, String shell) {
        String program = method.name().toLowerCase();
        String how = switch (method) {
            case SUDO -> "sudo " + sudoPassword() + " -H -u " + user + " -- /bin/sh -c " + shell;
            case SU -> "su -s /bin/sh " + user + " -c " + shell;
            case DOAS -> "doas -n -u " + user + " /bin/sh -c " + shell;
        };
        return "command -v %s >/dev/null || { echo '%s is not installed' >&2; exit 127; }; exec %s"
                .formatted(program, program, how);
    }

    private String sudoPassword() {
        return become.password().isPresent() ? "-S -p " + passwordMark() : "-n";
    }

    private String waitForGo() {
        return "echo %s; while IFS= read -r runbook; do [ \"$runbook\" = %s ] && break; done; "
                .formatted(readyMark(), go().strip());
    }
}
