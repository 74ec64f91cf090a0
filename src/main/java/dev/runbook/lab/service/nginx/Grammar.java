package dev.runbook.lab.service.nginx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which directives there are, where they may stand, and with how many arguments. */
final class Grammar {

    private record Rule(Set<String> places, int fewest, int most, boolean isBlock) {}

    private static final int ANY = 100;

    private static final String MAIN = "main";
    private static final String HTTP = "http";
    private static final String SERVER = "server";
    private static final String LOCATION = "location";
    private static final String UPSTREAM = "upstream";
    private static final String IF = "if";

    private static final Map<String, List<Rule>> RULES = rules();

    private Grammar() {}

    static void check(List<Directive> file) {
        file.forEach(directive -> check(directive, MAIN));
    }

    private static void check(Directive directive, String place) {
        if (place.equals("map") || place.equals("types")) {
            return;
        }
        List<Rule> rules = RULES.get(directive.name());
        if (rules == null) {
            throw Emergency.at(directive, "unknown directive \"" + directive.name() + "\"");
        }
        Rule rule = rules.stream()
                .filter(it -> it.places.contains(place))
                .findFirst()
                .orElseThrow(
                        () -> Emergency.at(directive, "\"" + directive.name() + "\" directive is not allowed here"));
        check(directive, rule);
        directive.inner().forEach(inner -> check(inner, directive.name()));
    }

    private static void check(Directive directive, Rule rule) {
        int arguments = directive.arguments().size();
        if (arguments < rule.fewest || arguments > rule.most) {
            throw Emergency.at(directive, "invalid number of arguments in \"" + directive.name() + "\" directive");
        }
        if (rule.isBlock != directive.block().isPresent()) {
            throw Emergency.at(
                    directive,
                    rule.isBlock
                            ? "directive \"" + directive.name() + "\" has no opening \"{\""
                            : "directive \"" + directive.name() + "\" is not terminated by \";\"");
        }
    }

    private static Map<String, List<Rule>> rules() {
        Map<String, List<Rule>> rules = new HashMap<>();
        block(rules, "events", 0, 0, MAIN);
        block(rules, "http", 0, 0, MAIN);
        block(rules, "upstream", 1, 1, HTTP);
        block(rules, "map", 2, 2, HTTP);
        block(rules, "types", 0, 0, HTTP, SERVER, LOCATION);
        block(rules, "location", 1, 2, SERVER);
        block(rules, "if", 1, ANY, SERVER, LOCATION);
        plain(rules, 1, 1, List.of("user", "worker_processes", "pid", "worker_rlimit_nofile"), MAIN);
        plain(rules, 1, 2, List.of("error_log"), MAIN, HTTP, SERVER, LOCATION);
        plain(rules, 1, 1, List.of("worker_connections", "multi_accept"), "events");
        plain(
                rules,
                1,
                1,
                List.of("sendfile", "tcp_nopush", "tcp_nodelay", "gzip", "server_tokens"),
                HTTP,
                SERVER,
                LOCATION);
        plain(rules, 1, 2, List.of("keepalive_timeout", "types_hash_max_size"), HTTP, SERVER, LOCATION);
        plain(rules, 1, ANY, List.of("access_log", "log_format"), HTTP, SERVER, LOCATION);
        plain(rules, 1, 1, List.of("client_max_body_size", "default_type"), HTTP, SERVER, LOCATION);
        plain(rules, 1, 1, List.of("proxy_http_version", "proxy_buffering"), HTTP, SERVER, LOCATION);
        plain(
                rules,
                1,
                1,
                List.of("proxy_connect_timeout", "proxy_read_timeout", "proxy_send_timeout"),
                HTTP,
                SERVER,
                LOCATION);
        plain(rules, 2, 2, List.of("proxy_set_header"), HTTP, SERVER, LOCATION);
        plain(rules, 2, 3, List.of("add_header"), HTTP, SERVER, LOCATION);
        plain(rules, 1, 1, List.of("keepalive"), UPSTREAM);
        plain(rules, 1, ANY, List.of("listen", "server_name"), SERVER);
        plain(rules, 1, 1, List.of("proxy_pass"), LOCATION);
        plain(rules, 0, 0, List.of("internal"), LOCATION);
        plain(rules, 1, 2, List.of("return"), SERVER, LOCATION, IF);
        plain(rules, 2, 3, List.of("rewrite"), SERVER, LOCATION, IF);
        plain(rules, 2, 2, List.of("set"), SERVER, LOCATION, IF);
        rules.put("server", List.of(new Rule(Set.of(HTTP), 0, 0, true), new Rule(Set.of(UPSTREAM), 1, ANY, false)));
        return rules;
    }

    private static void block(Map<String, List<Rule>> rules, String name, int fewest, int most, String... places) {
        rules.put(name, List.of(new Rule(Set.of(places), fewest, most, true)));
    }

    private static void plain(
            Map<String, List<Rule>> rules, int fewest, int most, List<String> names, String... places) {
        names.forEach(name -> rules.put(name, List.of(new Rule(Set.of(places), fewest, most, false))));
    }
}
