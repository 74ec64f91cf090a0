package dev.runbook.lab.service.nginx;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A part of a site, by the path of the request. */
record Location(Kind kind, String path, Optional<Pattern> pattern, Place place) {

    enum Kind {
        EXACT,
        PREFIX,
        FIRM_PREFIX,
        EXPRESSION
    }

    /** The location of a path: the same path, or else the first expression that fits, or else the longest beginning. */
    static Optional<Location> of(String path, List<Location> locations) {
        Optional<Location> exact = locations.stream()
                .filter(it -> it.kind == Kind.EXACT && it.path.equals(path))
                .findFirst();
        Optional<Location> prefix = locations.stream()
                .filter(it -> it.isPrefix() && path.startsWith(it.path))
                .max(Comparator.comparingInt(it -> it.path.length()));
        if (exact.isPresent()
                || prefix.filter(it -> it.kind == Kind.FIRM_PREFIX).isPresent()) {
            return exact.or(() -> prefix);
        }
        return locations.stream()
                .filter(it -> it.kind == Kind.EXPRESSION
                        && it.pattern.orElseThrow().matcher(path).find())
                .findFirst()
                .or(() -> prefix);
    }

    private boolean isPrefix() {
        return kind == Kind.PREFIX || kind == Kind.FIRM_PREFIX;
    }
}
