package dev.runbook.cluster;

import java.util.List;

/** The balancers of the test bed; a run uses one of them. */
enum Balancer {
    NGINX("lb1", "10.77.0.21", "inventory.ini", List.of()),
    HAPROXY("lb2", "10.77.0.22", "inventory-haproxy.ini", List.of("-e", "lb_kind=haproxy"));

    final String host;
    final String address;
    final String inventory;
    final List<String> options;

    Balancer(String host, String address, String inventory, List<String> options) {
        this.host = host;
        this.address = address;
        this.inventory = inventory;
        this.options = options;
    }

    String url(String path) {
        return "http://" + address + path;
    }
}
