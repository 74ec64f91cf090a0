package dev.runbook.lab.service.nginx;

import java.util.List;
import java.util.Set;

/** A server block: where it listens, for which hosts, and what it does with requests. */
record Site(Set<Integer> ports, List<String> names, boolean isDefault, Place outside, List<Location> locations) {

    boolean isMeant(String host) {
        return names.stream().anyMatch(name -> fits(name.toLowerCase(), host));
    }

    private static boolean fits(String name, String host) {
        return name.equals(host) || name.startsWith("*.") && host.endsWith(name.substring(1));
    }
}
