package dev.runbook.lab.service.nginx;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads upstreams, and the addresses of the servers in them. */
final class UpstreamReader {

    private static final Pattern ADDRESS = Pattern.compile("(\\[[^\\]]+\\]|[^:]+)(?::(\\d{1,5}))?");
    private static final int USUAL_PORT = 80;

    private final HostsFile hosts;
    private final Map<String, Upstream> named = new HashMap<>();

    UpstreamReader(HostsFile hosts) {
        this.hosts = hosts;
    }

    void define(Directive directive) {
        List<Peer> peers = directive.inner("server").map(this::peer).toList();
        if (peers.isEmpty()) {
            throw Emergency.at(directive, "no servers are inside upstream");
        }
        if (named.put(directive.first(), new Upstream(peers, Clock.systemUTC())) != null) {
            throw Emergency.at(directive, "duplicate upstream \"" + directive.first() + "\"");
        }
    }

    /** One that was defined, or a host by its name or address. */
    Upstream of(String host, Directive directive) {
        return named.containsKey(host)
                ? named.get(host)
                : new Upstream(
                        List.of(new Peer(host, address(host, directive), 1, 0, Duration.ZERO, false, false)),
                        Clock.systemUTC());
    }

    private Peer peer(Directive server) {
        Map<String, String> parameters = parameters(server);
        Peer peer = new Peer(
                server.first(),
                address(server.first(), server),
                Measures.number(parameters.getOrDefault("weight", "1"), server),
                Measures.number(parameters.getOrDefault("max_fails", "1"), server),
                Measures.time(parameters.getOrDefault("fail_timeout", "10s"), server),
                parameters.containsKey("down"),
                parameters.containsKey("backup"));
        return peer;
    }

    private static Map<String, String> parameters(Directive server) {
        Map<String, String> parameters = new HashMap<>();
        for (String written : server.arguments().subList(1, server.arguments().size())) {
            if (!written.matches("down|backup|(weight|max_fails|fail_timeout)=.+")) {
                throw Emergency.at(server, "invalid parameter \"" + written + "\"");
            }
            String[] pair = written.split("=", 2);
            parameters.put(pair[0], pair.length > 1 ? pair[1] : "");
        }
        return parameters;
    }

    private InetSocketAddress address(String written, Directive directive) {
        Matcher matcher = ADDRESS.matcher(written);
        if (!matcher.matches()) {
            throw Emergency.at(directive, "invalid host in upstream \"" + written + "\"");
        }
        int port = matcher.group(2) == null ? USUAL_PORT : Integer.parseInt(matcher.group(2));
        if (port < 1 || port > 65535) {
            throw Emergency.at(directive, "invalid port in upstream \"" + written + "\"");
        }
        InetAddress address = hosts.find(matcher.group(1))
                .orElseThrow(() -> Emergency.at(directive, "host not found in upstream \"" + written + "\""));
        return new InetSocketAddress(address, port);
    }
}
