package dev.runbook.ssh;

import dev.runbook.remote.Become;
import dev.runbook.remote.Unreachable;

/** What to tell the operator when a host let us in but did not run the command. */
final class Refusal {

    private Refusal() {}

    /**
     * Why a shell has ended that never came to its script: nobody let us become the other user.
     *
     * @throws Unreachable if there was nobody to become, so that the host gave no shell at all
     */
    static String of(Exchange exchange, Launch launch, String host) throws Unreachable {
        String words = exchange.complaints();
        if (launch.become().user().isEmpty()) {
            throw new Unreachable(noShell(host, words.isEmpty() ? exchange.noise() : words));
        }
        return becoming(launch.become(), host, words, launch.passwordMark());
    }

    private static String noShell(String host, String words) {
        return "%s accepted the login but gave no shell (%s): use a user whose login shell is a POSIX shell"
                .formatted(host, words.isEmpty() ? "without a word" : lastLine(words));
    }

    private static String becoming(Become become, String host, String words, String passwordMark) {
        String said = words.replace(passwordMark, "").strip();
        return "%s: `%s` did not let us become `%s` (%s): %s"
                .formatted(
                        host,
                        become.method().name().toLowerCase(),
                        become.user().orElse(""),
                        said.isEmpty() ? "without a word" : said.replaceAll("\\s*\\R\\s*", "; "),
                        advice(become));
    }

    private static String advice(Become become) {
        return switch (become.method()) {
            case SUDO ->
                become.password().isPresent()
                        ? "check the password (`ansible_become_password`) and the host's sudoers"
                        : "give a password with -K or `ansible_become_password`, or allow it with NOPASSWD in the host's sudoers";
            case SU ->
                become.password().isPresent()
                        ? "check that `ansible_become_password` is the password of the user to become, or use sudo"
                        : "su needs the password of the user to become in `ansible_become_password`; or use sudo";
            case DOAS ->
                "doas takes no password without a terminal: allow it with `nopass` in the host's doas.conf, or use sudo";
        };
    }

    private static String lastLine(String words) {
        return words.substring(words.lastIndexOf('\n') + 1).strip();
    }
}
