package dev.runbook.ssh;

import static dev.runbook.remote.ShellCommand.quote;

import dev.runbook.remote.Become;
import dev.runbook.remote.ShellCommand;
import dev.runbook.remote.ShellCommand.Shell;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The stages that lead a waiting shell to a running command, each one line of its stdin: become another user, take a
 * process group and the right shell, announce the start, run the script. What follows on stdin is the command's own.
 *
 * @param token a word that nothing else writes; the marks on the two streams are made of it
 */
record Launch(ShellCommand command, String token) {

    /** What the host is asked to execute, whatever the command: any login shell understands it. */
    static final String LAUNCHER = "exec /bin/sh -c '" + StdinLine.LISTEN + "'";

    /** Stands on both streams right before the script's own output; on stdout the process group follows. */
    String startMark() {
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
        Become become = command.become();
        return become.user().isPresent()
                && (become.method() == Become.Method.SU
                        || become.method() == Become.Method.SUDO
                                && become.password().isPresent());
    }

    /** The line that starts becoming the other user; empty where nobody is to be become. */
    String becoming() {
        return command.become().user().map(this::become).map(StdinLine::of).orElse("");
    }

    /** The password's line. Where nobody asks for it, the other user's shell drops it. */
    String password() {
        return command.become().password().orElse("") + "\n";
    }

    /** Ends the waiting at the ready mark. */
    String go() {
        return token + "-go\n";
    }

    /** The other stages and the script. */
    String running() {
        return StdinLine.of(seat()) + StdinLine.of(start()) + StdinLine.of(command.script());
    }

    private String become(String user) {
        String shell = asksPassword() ? waitForGo() + StdinLine.LISTEN : StdinLine.LISTEN;
        return """
                if [ "$(id -un)" = %s ]; then %s
                else %s; fi""".formatted(quote(user), shell, becomeBy(command.become().method(), quote(user), quote(shell)));
    }

    private String becomeBy(Become.Method method, String user, String shell) {
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
        return command.become().password().isPresent() ? "-S -p " + passwordMark() : "-n";
    }

    private String waitForGo() {
        return "echo %s; while IFS= read -r runbook; do [ \"$runbook\" = %s ] && break; done; "
                .formatted(readyMark(), go().strip());
    }

    /** A process group of its own, so that all of it can be killed, and bash where pipefail is wanted. */
    private String seat() {
        return """
                { read -r runbook_seat </proc/$$/stat; } 2>/dev/null
                set -- ${runbook_seat##*) }
                runbook_lead=; [ "${3:-$$}" = $$ ] || runbook_lead=$(command -v setsid)
                %s
                [ "$runbook_lead$runbook_shell" = /bin/sh ] || exec $runbook_lead $runbook_shell -c %s
                set --; unset runbook_seat runbook_lead runbook_shell
                %s""".formatted(chooseShell(), quote(StdinLine.LISTEN), StdinLine.LISTEN);
    }

    private String chooseShell() {
        return command.shell() == Shell.POSIX
                ? "runbook_shell=/bin/sh"
                : "command -v bash >/dev/null && runbook_shell='bash --norc' || runbook_shell=/bin/sh";
    }

    private String start() {
        return """
                echo %1$s $$; echo %1$s >&2
                %2$s%3$s%4$s
                IFS= read -r runbook
                %5$seval "$(printf %%b "$runbook")\"""".formatted(
                        startMark(),
                        pipefail(),
                        exports(command.environment()),
                        enter(command.directory()),
                        command.input().isPresent() ? "" : "exec </dev/null\n");
    }

    private String pipefail() {
        return command.shell() == Shell.PIPEFAIL ? "(set -o pipefail) 2>/dev/null && set -o pipefail\n" : "";
    }

    private static String exports(Map<String, String> environment) {
        return environment.entrySet().stream()
                .map(variable -> "export " + variable.getKey() + "=" + quote(variable.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    private static String enter(Optional<String> directory) {
        return directory
                .map(path -> "CDPATH= cd -- %s 2>/dev/null || { echo %s >&2; exit 1; }"
                        .formatted(fromHome(path), quote("cannot enter the directory " + path)))
                .orElse("cd 2>/dev/null || cd /");
    }

    private static String fromHome(String path) {
        if (path.equals("~")) {
            return "\"$HOME\"";
        }
        return path.startsWith("~/") ? "\"$HOME\"/" + quote(path.substring(2)) : quote(path);
    }
}
