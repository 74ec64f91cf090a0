package dev.runbook.inventory;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Variables by name while they are being put together; what is put later beats what was put before. */
final class Variables {

    private final Map<String, Variable> byName = new LinkedHashMap<>();

    void put(Variable variable) {
        byName.merge(variable.name(), variable, (beaten, stronger) -> stronger.over(beaten));
    }

    void putAll(Map<String, Variable> layer) {
        layer.values().forEach(this::put);
    }

    Map<String, Variable> byName() {
        return Collections.unmodifiableMap(byName);
    }
}
