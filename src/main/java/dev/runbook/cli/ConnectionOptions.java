package dev.runbook.cli;

import dev.runbook.frozen.Inputs;
import dev.runbook.value.Durations;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How hosts are reached, as whom, and how many at a time. */
final class ConnectionOptions {

    private static final String FORKS = "50";
    private static final String TIMEOUT = "1h";
    private static final String RECONNECT = "5m";

    @Option(
            names = {"-f", "--forks"},
            paramLabel = "N",
            defaultValue = FORKS,
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
            defaultValue = TIMEOUT,
            description =
                    "kill a command that takes longer, if its step sets no time limit (default: ${DEFAULT-VALUE})")
    void timeout(Duration limit) {
        if (limit.isZero()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "`--timeout` is no time at all, wanted a duration such as 5m or 1h30m");
        }
        timeout = limit;
    }

    Duration timeout;

    @Option(
            names = "--reconnect",
            paramLabel = "DURATION",
            defaultValue = RECONNECT,
            description = "wait so long for a host whose connection is lost (default: ${DEFAULT-VALUE})")
    Duration reconnect;

    @Mixin
    LoginOptions login = new LoginOptions();

    /** As they are when only the login is said. */
    static ConnectionOptions usual(LoginOptions login) {
        ConnectionOptions options = new ConnectionOptions();
        options.forks = Integer.parseInt(FORKS);
        options.timeout = Durations.parse(TIMEOUT).orElseThrow();
        options.reconnect = Durations.parse(RECONNECT).orElseThrow();
        options.login = login;
        return options;
    }

    /** As they were when a run began, but for what is said now; as whom to log in is among the variables. */
    static ConnectionOptions of(Inputs.Reach reach, LoginOptions now) {
        ConnectionOptions options = new ConnectionOptions();
        options.forks = reach.forks();
        options.timeout = reach.timeout();
        options.reconnect = reach.reconnect();
        options.login.sshConfig = now.sshConfig.or(reach::sshConfig);
        options.login.acceptNewHostKeys = now.acceptNewHostKeys || reach.acceptNewHostKeys();
        return options;
    }
}
