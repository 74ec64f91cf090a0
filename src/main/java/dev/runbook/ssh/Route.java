package dev.runbook.ssh;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The way to one host, everything decided: inventory, options and SSH configuration are already weighed.
 *
 * @param name what people call the host, for messages
 * @param identityFiles keys that somebody asked for
 * @param agent the socket of the SSH agent
 * @param hostKeyAlias what known_hosts calls the host, if not by its address
 * @param jumps hosts to go through, the first one first
 * @param proxyCommand a program whose stdin and stdout are the connection
 * @param algorithms JSch's names for them, and their lists
 */
record Route(
        String name,
        String address,
        int port,
        String user,
        Optional<String> password,
        List<Path> identityFiles,
        boolean identitiesOnly,
        Optional<Path> agent,
        HostKeyPolicy hostKeyPolicy,
        List<Path> userKnownHosts,
        List<Path> globalKnownHosts,
        Optional<String> hostKeyAlias,
        List<Route> jumps,
        Optional<String> proxyCommand,
        Duration connectTimeout,
        Duration aliveInterval,
        int aliveCount,
        Map<String, String> algorithms) {

    /** The host's name in known_hosts. */
    String knownAs() {
        return hostKeyAlias.orElse(port == 22 ? address : "[" + address + "]:" + port);
    }

    /** The last jump host, to be reached through those before it. */
    Route lastJump() {
        Route last = jumps.get(jumps.size() - 1);
        return jumps.size() == 1 ? last : last.through(jumps.subList(0, jumps.size() - 1));
    }

    private Route through(List<Route> others) {
        return new Route(
                name,
                address,
                port,
                user,
                password,
                identityFiles,
                identitiesOnly,
                agent,
                hostKeyPolicy,
                userKnownHosts,
                globalKnownHosts,
                hostKeyAlias,
                others,
                Optional.empty(),
                connectTimeout,
                aliveInterval,
                aliveCount,
                algorithms);
    }

    /** Whether a TCP connection of ours leads there. */
    boolean isDirect() {
        return jumps.isEmpty() && proxyCommand.isEmpty();
    }

    /** For messages: what leads there instead. */
    String detour() {
        return jumps.isEmpty()
                ? "ProxyCommand `" + proxyCommand.orElse("") + "`"
                : "jump host " + jumps.get(jumps.size() - 1);
    }

    /** For messages: {@code `web1` (deploy@10.0.0.1:22)}. */
    @Override
    public String toString() {
        return "`%s` (%s@%s:%d)".formatted(name, user, address, port);
    }
}
