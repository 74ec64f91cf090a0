package dev.runbook.plan;

import dev.runbook.inventory.Inventory;
import dev.runbook.value.Secrets;
import dev.runbook.value.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Variables of the inventory whose names say that they are secret: their texts are masked like any secret. */
public final class SensitiveNames {

    private static final Pattern NAME = Pattern.compile(
            ".*(password|passwd|passphrase|secret|token|_pass|api_?key|app_key|_secret_key)", Pattern.CASE_INSENSITIVE);

    private SensitiveNames() {}

    private static boolean matches(String name) {
        return NAME.matcher(name).matches();
    }

    public static void hide(Inventory inventory, Secrets secrets) {
        Map<String, Boolean> sensitive = new HashMap<>();
        inventory
                .hosts()
                .forEach(host -> inventory.variables(host).forEach((name, variable) -> {
                    Value value = variable.value().value();
                    boolean text =
                            value.kind() == Value.Kind.STRING && !value.text().contains("{{");
                    if (text && sensitive.computeIfAbsent(name, SensitiveNames::matches)) {
                        secrets.add(host + "/" + name, value);
                    }
                }));
    }
}
