package dev.runbook.lab.service.nginx;

import dev.runbook.lab.service.nginx.Place.Added;
import dev.runbook.lab.service.nginx.Place.Target;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how requests are answered in a place. What a place does not say it has from the one around it. */
final class PlaceReader {

    static final Place OUTERMOST = new Place(
            List.of(),
            Optional.empty(),
            false,
            "text/plain",
            List.of(),
            Map.of(),
            Optional.of(1L << 20),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60));

    private static final Pattern URL = Pattern.compile("http://([^/$]+)(/[^$]*)?");

    private final Variables variables;
    private final UpstreamReader upstreams;

    PlaceReader(Variables variables, UpstreamReader upstreams) {
        this.variables = variables;
        this.upstreams = upstreams;
    }

    Place read(Directive block, Place around) {
        return new Place(
                new StepReader(variables).read(block.inner()),
                block.inner("proxy_pass").reduce((first, last) -> last).map(this::target),
                block.inner("internal").findAny().isPresent(),
                last(block, "default_type").map(Directive::first).orElse(around.type()),
                headers(block, around),
                proxyHeaders(block, around),
                last(block, "client_max_body_size").map(PlaceReader::size).orElse(around.largestBody()),
                time(block, "proxy_connect_timeout", around.connectTimeout()),
                time(block, "proxy_read_timeout", around.readTimeout()));
    }

    private static Optional<Directive> last(Directive block, String name) {
        return block.inner(name).reduce((first, last) -> last);
    }

    private static Duration time(Directive block, String name, Duration around) {
        return last(block, name).map(it -> Measures.time(it.first(), it)).orElse(around);
    }

    private static Optional<Long> size(Directive directive) {
        return Optional.of(Measures.size(directive.first(), directive)).filter(size -> size > 0);
    }

    private List<Added> headers(Directive block, Place around) {
        List<Added> own = block.inner("add_header").map(this::header).toList();
        return own.isEmpty() ? around.headers() : own;
    }

    private Added header(Directive directive) {
        boolean always = directive.arguments().size() == 3;
        if (always && !directive.last().equals("always")) {
            throw Emergency.at(directive, "invalid parameter \"" + directive.last() + "\"");
        }
        return new Added(directive.first(), text(directive.arguments().get(1), directive), always);
    }

    private Map<String, Text> proxyHeaders(Directive block, Place around) {
        Map<String, Text> own = new LinkedHashMap<>();
        block.inner("proxy_set_header").forEach(it -> own.put(it.first(), text(it.last(), it)));
        return own.isEmpty() ? around.proxyHeaders() : own;
    }

    private Text text(String written, Directive directive) {
        return Text.of(written, directive, variables);
    }

    private Target target(Directive pass) {
        Matcher url = URL.matcher(pass.first());
        if (!url.matches()) {
            throw Emergency.at(pass, "invalid URL prefix");
        }
        return new Target(upstreams.of(url.group(1), pass), url.group(1), Optional.ofNullable(url.group(2)));
    }

    /** What a server block leaves to its locations. */
    static Place inherited(Place around) {
        return new Place(
                List.of(),
                Optional.empty(),
                false,
                around.type(),
                around.headers(),
                around.proxyHeaders(),
                around.largestBody(),
                around.connectTimeout(),
                around.readTimeout());
    }
}
