package dev.runbook.plan;

import dev.runbook.inventory.Host;

/** Where a step is looked at: on a host, with the names that lead there. */
record Place(Host host, Layers layers) {

    Place with(Layers others) {
        return new Place(host, others);
    }
}
