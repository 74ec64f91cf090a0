package dev.runbook.lab;

import dev.runbook.lab.service.sql.Contents;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a lab's cluster is at one moment, seen from outside.
 *
 * @param rows all that is in the database
 * @param storage a checksum of each file that the nodes share
 */
public record Snapshot(List<Node> nodes, Contents rows, Map<String, String> storage, Balancer balancer) {

    /**
     * A node.
     *
     * @param pinned the tag in its .env
     * @param running the image that its application runs from, if it runs
     * @param health what its health check says: {@code ok}, a code of the application, or {@code refused}
     * @param reports the version that it says the database has, if it says one
     */
    public record Node(String name, String pinned, Optional<Image> running, String health, Optional<String> reports) {}

    /** @param id what the tag means */
    public record Image(String tag, String id) {}

    /**
     * What clients of the balancer get.
     *
     * @param versions those of the nodes that answered
     * @param out the nodes that the balancer's configuration takes out
     */
    public record Balancer(Service service, Set<String> versions, Set<String> out) {}

    /** Whether clients are served. */
    public enum Service {
        /** Every request is answered by a node that is well. */
        SERVED,
        /** Every request gets the 503 page. */
        BEHIND_THE_PAGE,
        /** No request reaches a node. */
        UNANSWERED,
        /** Requests fare differently, or get errors of a node. */
        DISTURBED
    }

    /** The same, where nobody speaks of these nodes. */
    Snapshot without(Set<String> names) {
        List<Node> others =
                nodes.stream().filter(node -> !names.contains(node.name())).toList();
        Set<String> out = new HashSet<>(balancer.out());
        out.removeAll(names);
        return new Snapshot(others, rows, storage, new Balancer(balancer.service(), balancer.versions(), out));
    }

    /** Whether no application runs, and nothing answers where one would. */
    boolean isIdle() {
        return nodes.stream()
                .allMatch(node -> node.running().isEmpty() && node.health().equals("refused"));
    }
}
