package dev.runbook.lab;

import dev.runbook.lab.Snapshot.Node;
import dev.runbook.lab.Snapshot.Service;
import dev.runbook.lab.service.application.ExpectedRows;
import dev.runbook.value.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is missing for a cluster to serve one version completely: on every node, with the rows that the version makes of
 * those that there were, and to the balancer's clients.
 */
record Completeness(Snapshot before, Snapshot now, Set<String> mayDiffer) {

    /** Every installation and upgrade writes it. */
    private static final String WRITTEN_BY_VERSION = "plugins/built-for";

    List<String> gaps() {
        String version = now.nodes().get(0).pinned();
        List<String> gaps = new ArrayList<>();
        now.nodes().forEach(node -> gaps.addAll(node(node, version)));
        if (now.nodes().stream().map(Node::running).distinct().count() > 1) {
            gaps.add("the nodes run different images");
        }
        gaps.addAll(Comparison.rows(ExpectedRows.after(before.rows(), version), now.rows(), mayDiffer));
        gaps.addAll(storage(version));
        gaps.addAll(balancer(version));
        return gaps;
    }

    private static List<String> node(Node node, String version) {
        List<String> gaps = new ArrayList<>();
        String runs = node.running().map(Snapshot.Image::tag).orElse("nothing");
        if (!node.pinned().equals(version) || !runs.equals(version)) {
            gaps.add(node.name() + " pins " + node.pinned() + " and runs " + runs + ", wanted " + version);
        }
        if (!node.health().equals("ok") || !node.reports().equals(Optional.of(version))) {
            gaps.add(node.name() + " is " + node.health() + " and reports "
                    + node.reports().orElse("nothing") + ", wanted ok and " + version);
        }
        return gaps;
    }

    /** What was there is there still; what is new may be. */
    private List<String> storage(String version) {
        Map<String, String> wanted = new TreeMap<>(before.storage());
        wanted.put(WRITTEN_BY_VERSION, Sha256.hex(version + "\n"));
        Map<String, String> found = new TreeMap<>(now.storage());
        found.keySet().retainAll(wanted.keySet());
        return Comparison.files(wanted, found);
    }

    private List<String> balancer(String version) {
        boolean complete = now.balancer().equals(new Snapshot.Balancer(Service.SERVED, Set.of(version), Set.of()));
        return complete
                ? List.of()
                : List.of("the balancer is " + now.balancer() + ", wanted all nodes with " + version);
    }
}
