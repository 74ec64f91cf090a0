package dev.runbook.lab;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which hosts a lab has: so many nodes of the application, a database and a balancer. */
public record Shape(int nodes) {

    /** As many as a cluster needs to show what differs between its nodes. */
    public static final Shape USUAL = new Shape(3);

    public List<String> apps() {
        return IntStream.rangeClosed(1, nodes)
                .mapToObj(number -> "app" + number)
                .toList();
    }

    public String database() {
        return "db1";
    }

    public String balancer() {
        return "lb1";
    }

    public List<String> hosts() {
        return Stream.concat(apps().stream(), Stream.of(database(), balancer())).toList();
    }
}
