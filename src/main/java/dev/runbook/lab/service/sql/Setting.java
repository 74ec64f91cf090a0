package dev.runbook.lab.service.sql;

import dev.runbook.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What an expression sees besides its row.
 *
 * @param parameters the values of {@code $1}, {@code $2} …
 * @param variables those of the DO block around it
 */
record Setting(Server server, Contents contents, List<Value> parameters, Map<String, Value> variables) {

    Setting with(String variable, Value value) {
        Map<String, Value> more = new HashMap<>(variables);
        more.put(variable, value);
        return new Setting(server, contents, parameters, more);
    }
}
