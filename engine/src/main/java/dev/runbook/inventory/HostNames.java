package dev.runbook.inventory;

import dev.runbook.source.Problems;
import dev.runbook.source.Span;
import java.util.List;
import java.util.OptionalInt;

/** The hosts that one pattern in an inventory declares, and the port it gives to all of them. */
record HostNames(List<String> names, OptionalInt port) {

    private static final HostNames NONE = new HostNames(List.of(), OptionalInt.empty());

    static HostNames parse(String pattern, Span where, Problems problems, Problems warnings) {
        if (pattern.isBlank() || pattern.endsWith(":") || pattern.equals("---")) {
            problems.add(where, refusal(pattern));
            return NONE;
        }
        HostAddress address = HostAddress.parse(pattern).orElseGet(() -> {
            warnings.add(where, "`" + pattern + "` is neither a host name nor an address, yet it is taken as a name");
            return new HostAddress(pattern, OptionalInt.empty());
        });
        if (address.port().isPresent() && !isPort(address.port().getAsInt())) {
            problems.add(where, "`" + pattern + "` has no port from 1 to 65535 behind its colon");
            return NONE;
        }
        try {
            List<String> names = HostRange.expand(address.host());
            if (names.isEmpty()) {
                warnings.add(where, "`" + pattern + "` stands for no host");
            }
            return new HostNames(names, address.port());
        } catch (HostRange.NotRange e) {
            problems.add(where, e.getMessage());
            return NONE;
        }
    }

    private static boolean isPort(int number) {
        return number >= 1 && number <= 65_535;
    }

    private static String refusal(String pattern) {
        if (pattern.isBlank()) {
            return "a host has no name";
        }
        return pattern.equals("---")
                ? "`---` starts a YAML file, wanted a host; give the file the ending `.yml`"
                : "`" + pattern + "` ends in a colon, wanted `host` or `host:port`";
    }
}
