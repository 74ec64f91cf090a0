package dev.runbook.inventory.view;

import dev.runbook.inventory.Assignment;
import dev.runbook.inventory.Host;
import dev.runbook.inventory.Inventory;
import dev.runbook.inventory.Origin;
import dev.runbook.inventory.Variable;
import dev.runbook.json.Json;
import dev.runbook.source.Problem;
import dev.runbook.source.Span;
import dev.runbook.value.Secrets;
import dev.runbook.yaml.Node;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where each variable of a host got its value, what that value beats, and what is odd about it. Passwords are masked. */
public final class Explanation {

    private final Map<Span, String> warnings = new HashMap<>();
    private final StringBuilder text = new StringBuilder();

    private Explanation(List<Problem> warnings) {
        warnings.forEach(warning -> warning.where().ifPresent(where -> this.warnings.put(where, warning.message())));
    }

    /** Some lines for each variable, in alphabetical order. */
    public static String of(Inventory inventory, Host host) {
        Explanation explanation = new Explanation(inventory.warnings());
        inventory.variables(host).values().stream()
                .sorted(Comparator.comparing(Variable::name))
                .forEach(explanation::variable);
        return explanation.text.toString();
    }

    private void variable(Variable variable) {
        line("", variable.name() + " = " + shown(variable, variable.value()));
        line("    ", origin(variable.origin()));
        for (Assignment beaten : variable.overrides()) {
            line("    ", "overrides " + shown(variable, beaten.value()) + " from " + origin(beaten.origin()));
        }
        if (warnings.containsKey(variable.value().span())) {
            line("    ", "note: " + warnings.get(variable.value().span()));
        }
    }

    private static String origin(Origin origin) {
        return origin.place() + ", " + origin.words();
    }

    private static String shown(Variable variable, Node value) {
        return variable.password() ? Secrets.MASK : Json.write(value.value());
    }

    private void line(String indent, String words) {
        text.append(indent).append(words).append('\n');
    }
}
