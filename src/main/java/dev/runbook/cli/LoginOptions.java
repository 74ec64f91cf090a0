package dev.runbook.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** As whom and with what to log in to the hosts. */
final class LoginOptions {

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
}
