package dev.runbook.whatif;

import dev.runbook.plan.Layers;
import java.util.Optional;

/**
 * Where a host stands in the walk.
 *
 * @param elsewhere the host that does the work in its stead
 * @param doubt what decides during the run whether it gets here at all
 */
record Place(Layers layers, Optional<String> elsewhere, Optional<String> doubt) {

    static Place of(Layers layers) {
        return new Place(layers, Optional.empty(), Optional.empty());
    }

    Place with(Layers others) {
        return new Place(others, elsewhere, doubt);
    }

    Place delegatedTo(Optional<String> host) {
        return new Place(layers, host.or(this::elsewhere), doubt);
    }

    /** The doubt that came first is the one to name. */
    Place doubting(Optional<String> on) {
        return new Place(layers, elsewhere, doubt.or(() -> on));
    }

    Place certain() {
        return new Place(layers, elsewhere, Optional.empty());
    }
}
