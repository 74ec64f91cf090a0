package dev.runbook.report;

import java.util.List;

/** Hosts in a heading: their names while they are few, and how many they are. */
public final class HostNames {

    private static final int FEW = 8;

    private HostNames() {}

    public static String of(List<String> hosts) {
        if (hosts.isEmpty()) {
            return "no hosts";
        }
        if (hosts.size() <= FEW) {
            return String.join(", ", hosts);
        }
        return String.join(", ", hosts.subList(0, FEW - 1)) + " and " + (hosts.size() - FEW + 1) + " more";
    }
}
