package dev.runbook.plan;

import dev.runbook.inventory.Host;
import java.util.ArrayList;
import java.util.List;

/** Cuts a play's hosts into batches; the last size given goes on for the rest. */
final class Batches {

    private Batches() {}

    static List<List<Host>> of(List<Host> hosts, List<Integer> sizes) {
        if (sizes.isEmpty() || hosts.isEmpty()) {
            return List.of(hosts);
        }
        List<List<Host>> batches = new ArrayList<>();
        int from = 0;
        for (int batch = 0; from < hosts.size(); batch++) {
            int size = sizes.get(Math.min(batch, sizes.size() - 1));
            int to = Math.min(hosts.size(), from + size);
            batches.add(List.copyOf(hosts.subList(from, to)));
            from = to;
        }
        return List.copyOf(batches);
    }
}
