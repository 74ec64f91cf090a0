package dev.runbook.run;

import dev.runbook.plan.Memory;
import dev.runbook.value.Value;
import java.util.Map;

/** What undo steps remember: the moment of their debt, and what they have registered themselves since. */
final class Recollection {

    private Memory memory;

    Recollection(Memory memory) {
        this.memory = memory;
    }

    synchronized Memory memory() {
        return memory;
    }

    synchronized void add(String host, String path, Map<String, Value> values) {
        memory = memory.with(host, path, values);
    }
}
