package dev.runbook.ssh;

import static dev.runbook.remote.ShellCommand.quote;

import dev.runbook.remote.ShellCommand.Shell;

/** A shell's place: a process group of its own, so that all of it can be killed. */
final class Seat {

    private Seat() {}

    /**
     * Replaces the shell by one with a seat of its own, unless it has one.
     *
     * @param next what it does then: a constant that reads on, since it shows in the process list
     */
    static String taken(Shell shell, String next) {
        return """
                { read -r runbook_seat </proc/$$/stat; } 2>/dev/null
                set -- ${runbook_seat##*) }
                runbook_lead=; [ "${3:-$$}" = $$ ] || runbook_lead=$(command -v setsid)
                %s
                [ "$runbook_lead$runbook_shell" = /bin/sh ] || exec $runbook_lead $runbook_shell -c %s
                set --; unset runbook_seat runbook_lead runbook_shell
                %s""".formatted(choice("runbook_shell", shell), quote(next), next);
    }

    /** Gives the variable the words that start this shell. */
    static String choice(String variable, Shell shell) {
        return shell == Shell.POSIX
                ? variable + "=/bin/sh"
                : "command -v bash >/dev/null && %1$s='bash --norc' || %1$s=/bin/sh".formatted(variable);
    }
}
