package dev.runbook.lab.service.nginx;

import dev.runbook.lab.service.nginx.Location.Kind;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes a configuration of its files; anything wrong in them is an {@link Emergency}. */
final class ConfigurationReader {

    private static final Pattern LISTEN = Pattern.compile("(?:(?:\\[[^\\]]*\\]|[\\w.*-]+):)?(\\d{1,5})");

    private final HostsFile hosts;
    private final Variables variables = new Variables();

    ConfigurationReader(HostsFile hosts) {
        this.hosts = hosts;
    }

    Configuration read(Path file) {
        List<Directive> directives = new FileReader(file.getParent()).read(file);
        Grammar.check(directives);
        demandEvents(directives, file);
        List<Site> sites = named(directives, "http").flatMap(this::sites).toList();
        return new Configuration(sites);
    }

    private static void demandEvents(List<Directive> directives, Path file) {
        if (named(directives, "events").findAny().isEmpty()) {
            throw new Emergency("no \"events\" section in configuration in " + file);
        }
    }

    private static Stream<Directive> named(List<Directive> directives, String name) {
        return directives.stream().filter(directive -> directive.is(name));
    }

    private Stream<Site> sites(Directive http) {
        http.inner("map").forEach(this::defineMap);
        UpstreamReader upstreams = new UpstreamReader(hosts);
        http.inner("upstream").forEach(upstreams::define);
        PlaceReader places = new PlaceReader(variables, upstreams);
        Place around = places.read(http, PlaceReader.OUTERMOST);
        return http.inner("server").map(server -> site(server, places, around)).toList().stream();
    }

    private void defineMap(Directive map) {
        String name = map.last();
        if (!name.matches("\\$\\w+")) {
            throw Emergency.at(map, "invalid variable name \"" + name + "\"");
        }
        Text source = Text.of(map.first(), map, variables);
        Map<String, String> values = new LinkedHashMap<>();
        map.inner().forEach(entry -> {
            if (entry.arguments().size() != 1) {
                throw Emergency.at(entry, "invalid number of the map parameters");
            }
            values.put(entry.name(), entry.first());
        });
        variables.define(
                name.substring(1),
                exchange -> values.getOrDefault(source.in(exchange), values.getOrDefault("default", "")));
    }

    private Site site(Directive server, PlaceReader places, Place http) {
        Place outside = places.read(server, http);
        List<Location> locations = server.inner("location")
                .map(location -> location(location, places, PlaceReader.inherited(outside)))
                .toList();
        demandDifferent(locations, server);
        return new Site(
                ports(server),
                server.inner("server_name")
                        .flatMap(it -> it.arguments().stream())
                        .toList(),
                server.inner("listen").anyMatch(it -> it.arguments().contains("default_server")),
                outside,
                locations);
    }

    private static Set<Integer> ports(Directive server) {
        Set<Integer> ports = new HashSet<>();
        server.inner("listen").forEach(listen -> ports.add(port(listen)));
        return ports.isEmpty() ? Set.of(80) : ports;
    }

    /** Whatever the address, the lab listens on the loopback. */
    private static int port(Directive listen) {
        var matcher = LISTEN.matcher(listen.first());
        if (!matcher.matches()) {
            throw Emergency.at(listen, "host not found in \"" + listen.first() + "\" of the \"listen\" directive");
        }
        int port = Integer.parseInt(matcher.group(1));
        if (port < 1 || port > 65535) {
            throw Emergency.at(listen, "invalid port in \"" + listen.first() + "\" of the \"listen\" directive");
        }
        for (String parameter : listen.arguments().subList(1, listen.arguments().size())) {
            if (!parameter.equals("default_server")) {
                throw Emergency.at(listen, "invalid parameter \"" + parameter + "\"");
            }
        }
        return port;
    }

    private static Location location(Directive location, PlaceReader places, Place server) {
        List<String> words = location.arguments();
        Place place = places.read(location, server);
        String modifier = words.size() == 2 ? words.get(0) : "";
        return switch (modifier) {
            case "" -> new Location(Kind.PREFIX, location.last(), Optional.empty(), place);
            case "=" -> new Location(Kind.EXACT, location.last(), Optional.empty(), place);
            case "^~" -> new Location(Kind.FIRM_PREFIX, location.last(), Optional.empty(), place);
            case "~" -> expression(location, 0, place);
            case "~*" -> expression(location, Pattern.CASE_INSENSITIVE, place);
            default -> throw Emergency.at(location, "invalid location modifier \"" + modifier + "\"");
        };
    }

    private static Location expression(Directive location, int flags, Place place) {
        Pattern pattern = Condition.expression(location.last(), flags, location);
        return new Location(Kind.EXPRESSION, location.last(), Optional.of(pattern), place);
    }

    private static void demandDifferent(List<Location> locations, Directive server) {
        Set<String> seen = new HashSet<>();
        for (Location location : locations) {
            boolean isExact = location.kind() == Kind.EXACT;
            if (location.kind() != Kind.EXPRESSION && !seen.add(isExact + location.path())) {
                throw Emergency.at(server, "duplicate location \"" + location.path() + "\"");
            }
        }
    }
}
