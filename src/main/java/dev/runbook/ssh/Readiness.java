package dev.runbook.ssh;

import static dev.runbook.remote.ShellCommand.quote;

import dev.runbook.remote.ShellCommand;
import dev.runbook.remote.ShellCommand.Shell;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a shell does before the script on its next line: options, variables, directory and stdin as the command wants. */
final class Readiness {

    private Readiness() {}

    /**
     * @param announcement comes first
     * @param input opens the command's input as stdin, if it has one
     */
    static String of(ShellCommand command, String announcement, String input) {
        return """
                %s
                %s%s%s
                IFS= read -r runbook || exit
                %seval "$(printf %%b "$runbook")\"""".formatted(
                        announcement,
                        pipefail(command.shell()),
                        exports(command.environment()),
                        enter(command.directory()),
                        command.input().isPresent() ? input : "exec </dev/null\n");
    }

    private static String pipefail(Shell shell) {
        return shell == Shell.PIPEFAIL ? "(set -o pipefail) 2>/dev/null && set -o pipefail\n" : "";
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
