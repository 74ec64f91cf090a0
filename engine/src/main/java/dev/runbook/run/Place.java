package dev.runbook.run;

import dev.runbook.plan.Layers;
import dev.runbook.plan.ShellSettings;
import java.util.Optional;

/**
 * Where a host stands in a walk.
 *
 * @param layers the names there
 * @param settings of the calls around it
 * @param elsewhere the host that does the work in its stead, where a call was delegated
 */
record Place(Layers layers, ShellSettings settings, Optional<String> elsewhere) {

    static Place of(Layers layers) {
        return new Place(layers, ShellSettings.INVENTORYS, Optional.empty());
    }

    Place with(Layers others) {
        return new Place(others, settings, elsewhere);
    }

    Place delegatedTo(Optional<String> host) {
        return new Place(layers, settings, host.or(this::elsewhere));
    }
}
