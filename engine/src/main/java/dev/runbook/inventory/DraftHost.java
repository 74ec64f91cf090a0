package dev.runbook.inventory;

import java.util.LinkedHashSet;
import java.util.Set;

/** A host while the inventory is being read. */
final class DraftHost {

    private final Host host;
    private final Set<DraftGroup> groups = new LinkedHashSet<>();
    private final Variables variables = new Variables();

    DraftHost(String name) {
        this.host = new Host(name);
    }

    Host host() {
        return host;
    }

    String name() {
        return host.name();
    }

    /** The groups it is written in. */
    Set<DraftGroup> groups() {
        return groups;
    }

    Variables variables() {
        return variables;
    }
}
