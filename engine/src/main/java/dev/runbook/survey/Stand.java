package dev.runbook.survey;

import dev.runbook.plan.Layers;
import dev.runbook.plan.ShellSettings;
import dev.runbook.value.Value;
import dev.runbook.yaml.Node;
import java.util.Map;
import java.util.Optional;

/**
 * Where hosts stand in the survey.
 *
 * @param sure the names of that place, with what is sure of them
 * @param now the same, with what they would be if nothing changed until then
 * @param settings of the calls around it
 * @param elsewhere the host that does the work in their stead, where a call was delegated
 */
record Stand(Layers sure, Layers now, ShellSettings settings, Optional<String> elsewhere) {

    static Stand of(Layers layers) {
        return new Stand(layers, layers, ShellSettings.INVENTORYS, Optional.empty());
    }

    Stand withVars(Map<String, Node> vars) {
        return new Stand(sure.withVars(vars), now.withVars(vars), settings, elsewhere);
    }

    Stand with(String name, Known<Value> value) {
        return new Stand(with(sure, name, value.certain()), with(now, name, value.value()), settings, elsewhere);
    }

    Stand with(ShellSettings others, Optional<String> delegate) {
        return new Stand(sure, now, others, delegate.or(() -> elsewhere));
    }

    private static Layers with(Layers layers, String name, Optional<Value> value) {
        return value.map(known -> layers.withValue(name, known)).orElseGet(() -> layers.withUnknown(name));
    }
}
