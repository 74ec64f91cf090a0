package dev.runbook.remote;

import dev.runbook.value.ShellQuote;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A script for a host's shell and all it needs. The script, the environment and the input travel on the connection's
 * stdin, so nothing of them shows in a process list.
 *
 * @param script what the shell executes
 * @param shell which shell
 * @param environment variables that the script sees
 * @param input what the script reads from its stdin
 * @param directory where it runs; the user's home if empty
 * @param become as whom it runs
 * @param timeout after which its whole process group is killed; no limit if empty
 * @param job what it is called on the host, where it goes on without a connection and is never run twice; empty: it
 *     belongs to its connection
 */
public record ShellCommand(
        String script,
        Shell shell,
        Map<String, String> environment,
        Optional<byte[]> input,
        Optional<String> directory,
        Become become,
        Optional<Duration> timeout,
        Optional<JobId> job) {

    /** Programs whose names a shell would take for an assignment or a keyword. */
    private static final Pattern MISTAKABLE =
            Pattern.compile("(?s).*=.*|if|then|else|elif|fi|do|done|case|esac|while|until|for|in|time|function|select");

    /** {@code POSIX} is /bin/sh; {@code PIPEFAIL} is bash with pipefail where the host has bash, else /bin/sh. */
    public enum Shell {
        POSIX,
        PIPEFAIL
    }

    /** A script for /bin/sh, as the user who is connected. */
    public static ShellCommand of(String script) {
        return new ShellCommand(
                script,
                Shell.POSIX,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Become.NOBODY,
                Optional.empty(),
                Optional.empty());
    }

    /** One program with its arguments, each arriving exactly as it is. */
    public static ShellCommand words(List<String> words) {
        String line = words.stream().map(ShellCommand::quote).collect(Collectors.joining(" "));
        return of(words.isEmpty() || !MISTAKABLE.matcher(words.get(0)).matches() ? line : "command -- " + line);
    }

    /** The text as one word of POSIX shell. */
    public static String quote(String text) {
        return ShellQuote.quote(text);
    }

    public ShellCommand withShell(Shell other) {
        return new ShellCommand(script, other, environment, input, directory, become, timeout, job);
    }

    /** Adds variables; those already there win. */
    public ShellCommand withEnvironment(Map<String, String> more) {
        Map<String, String> merged = new LinkedHashMap<>(more);
        merged.putAll(environment);
        return new ShellCommand(script, shell, Map.copyOf(merged), input, directory, become, timeout, job);
    }

    public ShellCommand withInput(byte[] bytes) {
        return new ShellCommand(script, shell, environment, Optional.of(bytes), directory, become, timeout, job);
    }

    public ShellCommand in(String path) {
        return new ShellCommand(script, shell, environment, input, Optional.of(path), become, timeout, job);
    }

    public ShellCommand as(Become other) {
        return new ShellCommand(script, shell, environment, input, directory, other, timeout, job);
    }

    public ShellCommand within(Duration limit) {
        return new ShellCommand(script, shell, environment, input, directory, become, Optional.of(limit), job);
    }

    public ShellCommand asJob(JobId id) {
        return new ShellCommand(script, shell, environment, input, directory, become, timeout, Optional.of(id));
    }
}
