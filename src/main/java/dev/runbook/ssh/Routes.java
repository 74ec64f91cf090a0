package dev.runbook.ssh;

import dev.runbook.remote.Target;
import dev.runbook.remote.Unreachable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides how to reach each host: what the inventory says, then the options, then the SSH configuration. */
final class Routes {

    private static final int LONGEST_CHAIN = 8;

    /** OpenSSH's names, and JSch's. */
    private static final Map<String, List<String>> ALGORITHMS = Map.of(
            "KexAlgorithms", List.of("kex"),
            "Ciphers", List.of("cipher.c2s", "cipher.s2c"),
            "MACs", List.of("mac.c2s", "mac.s2c"),
            "HostKeyAlgorithms", List.of("server_host_key"),
            "PubkeyAcceptedAlgorithms", List.of("PubkeyAcceptedAlgorithms"),
            "PubkeyAcceptedKeyTypes", List.of("PubkeyAcceptedAlgorithms"));

    private final SshSettings settings;
    private final SshConfig config;

    Routes(SshSettings settings) {
        this.settings = settings;
        this.config = SshConfig.of(settings.configFile(), settings.home());
    }

    Route to(Target target) throws Unreachable {
        SshOptions options = SshOptions.parse(target.options()).orElse(config.options(target.address(), target.user()));
        return route(target, options, 0);
    }

    private Route route(Target target, SshOptions options, int depth) throws Unreachable {
        String user = target.user().or(() -> options.first("User")).orElse(System.getProperty("user.name"));
        int port = target.port().orElse(options.number("Port").orElse(22));
        String address = options.first("HostName")
                .map(name -> name.replace("%h", target.address()).replace("%%", "%"))
                .orElse(target.address());
        var names = new OptionNames(settings.home(), target.address(), address, port, user);
        List<Path> asked = Stream.of(
                        target.keyFiles().stream(),
                        settings.keyFiles().stream(),
                        options.all("IdentityFile").stream()
                                .filter(file -> !file.equals("none"))
                                .map(names::path))
                .flatMap(files -> files)
                .distinct()
                .toList();
        return new Route(
                target.host(),
                address,
                port,
                user,
                target.password(),
                asked,
                isYes(options, "IdentitiesOnly"),
                agent(options, names),
                policy(options),
                files(options, "UserKnownHostsFile", names, "~/.ssh/known_hosts", "~/.ssh/known_hosts2"),
                files(options, "GlobalKnownHostsFile", names, "/etc/ssh/ssh_known_hosts", "/etc/ssh/ssh_known_hosts2"),
                options.first("HostKeyAlias"),
                jumps(options, depth),
                proxyCommand(options, names),
                options.time("ConnectTimeout").orElse(settings.connectTimeout()),
                options.time("ServerAliveInterval").orElse(Duration.ofSeconds(15)),
                options.number("ServerAliveCountMax").orElse(4),
                algorithms(options));
    }

    private HostKeyPolicy policy(SshOptions options) {
        return options.first("StrictHostKeyChecking").flatMap(HostKeyPolicy::of).orElse(settings.hostKeyPolicy());
    }

    private Optional<Path> agent(SshOptions options, OptionNames names) {
        String socket = options.first("IdentityAgent").orElse("SSH_AUTH_SOCK");
        return switch (socket) {
            case "none" -> Optional.empty();
            case "SSH_AUTH_SOCK" ->
                Optional.ofNullable(System.getenv("SSH_AUTH_SOCK"))
                        .filter(path -> !path.isBlank())
                        .map(Path::of);
            default -> Optional.of(names.path(socket));
        };
    }

    private List<Route> jumps(SshOptions options, int depth) throws Unreachable {
        String chain = options.first("ProxyJump").orElse("none");
        if (chain.equalsIgnoreCase("none")) {
            return List.of();
        }
        if (depth == LONGEST_CHAIN) {
            throw new Unreachable("the SSH configuration jumps in a circle: look at ProxyJump of `" + chain + "`");
        }
        List<Route> jumps = new ArrayList<>();
        for (String hop : chain.split(",")) {
            Target target = JumpHost.parse(hop.strip());
            SshOptions own = config.options(target.address(), target.user());
            jumps.add(route(target, jumps.isEmpty() ? own : own.without("ProxyJump"), depth + 1));
        }
        return jumps;
    }

    private static Optional<String> proxyCommand(SshOptions options, OptionNames names) {
        return options.first("ProxyCommand")
                .filter(command -> !command.equalsIgnoreCase("none"))
                .map(names::fill);
    }

    private static List<Path> files(SshOptions options, String name, OptionNames names, String... usual) {
        List<String> words = options.firstWords(name);
        return (words.isEmpty() ? List.of(usual) : words)
                .stream().filter(file -> !file.equals("none")).map(names::path).toList();
    }

    private static Map<String, String> algorithms(SshOptions options) {
        Map<String, String> found = new LinkedHashMap<>();
        ALGORITHMS.forEach((theirs, ours) ->
                options.first(theirs).ifPresent(list -> ours.forEach(name -> found.put(name, list))));
        return Map.copyOf(found);
    }

    private static boolean isYes(SshOptions options, String name) {
        return options.first(name)
                .filter(value -> value.equalsIgnoreCase("yes"))
                .isPresent();
    }
}
