package dev.runbook.cli;

import dev.runbook.frozen.Inputs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How hosts are reached, and as whom. */
final class ConnectionOptions {

    @Option(
            names = {"-f", "--forks"},
            paramLabel = "N",
            defaultValue = "50",
            description = "on so many hosts at the same time (default: ${DEFAULT-VALUE})")
    void forks(int number) {
        if (number < 1) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "`--forks` is `" + number + "`, wanted a whole number above 0");
        }
        forks = number;
    }

    @Spec(Spec.Target.MIXEE)
    CommandSpec spec;

    int forks;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            defaultValue = "1h",
            description =
                    "kill a command that takes longer, if its step sets no time limit (default: ${DEFAULT-VALUE})")
    Duration timeout;

    @Option(
            names = "--reconnect",
            paramLabel = "DURATION",
            defaultValue = "5m",
            description = "wait so long for a host whose connection is lost (default: ${DEFAULT-VALUE})")
    Duration reconnect;

    @Option(
            names = {"-u", "--user"},
            paramLabel = "USER",
            description = "log in as this user")
    Optional<String> user = Optional.empty();

    @Option(
            names = {"-b", "--become"},
            description = "become root on the hosts")
    boolean become;

    @Option(
            names = {"-K", "--ask-become-pass"},
            description = "ask for the password that becoming root needs")
    boolean askBecomePassword;

    @Option(names = "--private-key", paramLabel = "FILE", description = "log in with this key")
    Optional<Path> privateKey = Optional.empty();

    @Option(names = "--ssh-config", paramLabel = "FILE", description = "read this instead of ~/.ssh/config")
    Optional<Path> sshConfig = Optional.empty();

    @Option(
            names = "--accept-new-host-keys",
            description = "trust hosts that known_hosts does not know yet; a changed key is always refused")
    boolean acceptNewHostKeys;

    /** As they were when a run began; as whom to log in is among its variables. */
    static ConnectionOptions of(Inputs.Reach reach) {
        ConnectionOptions options = new ConnectionOptions();
        options.forks = reach.forks();
        options.timeout = reach.timeout();
        options.reconnect = reach.reconnect();
        options.sshConfig = reach.sshConfig();
        options.acceptNewHostKeys = reach.acceptNewHostKeys();
        return options;
    }
}
