package dev.runbook.lab.service;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What the shipped runbooks must be told about this cluster, in the names of inventory/group_vars/all.yml. */
record HostVariables(Layout layout, Secrets secrets, int databasePort, int balancerPort, Map<String, Integer> ports) {

    private static final String LOOPBACK = "127.0.0.1";

    Map<String, String> of(String host) {
        Map<String, String> variables = new TreeMap<>(shared());
        Path tree = layout.treeOf(host);
        variables.put("backup_dir", HostFiles.backups(tree).toString());
        if (ports.containsKey(host)) {
            String url = "http://" + LOOPBACK + ":" + ports.get(host);
            variables.put("app_dir", HostFiles.appFolder(tree).toString());
            variables.put("app_url", url);
            variables.put("app_address", url);
        }
        return variables;
    }

    private Map<String, String> shared() {
        Path balancer = layout.treeOf(layout.balancer());
        return Map.ofEntries(
                Map.entry("app_kind", "compose"),
                Map.entry("app_password", secrets.appPassword()),
                Map.entry("app_start_delay", "200ms"),
                Map.entry("app_answer_delay", "200ms"),
                Map.entry("app_start_timeout", "1m"),
                Map.entry("storage_dir", layout.storage().toString()),
                Map.entry("db_kind", "postgres"),
                Map.entry("db_host", LOOPBACK),
                Map.entry("db_port", String.valueOf(databasePort)),
                Map.entry("db_password", secrets.databasePassword()),
                Map.entry("lb_kind", "nginx"),
                Map.entry("lb_url", "http://" + LOOPBACK + ":" + balancerPort),
                Map.entry("lb_site", HostFiles.site(balancer).toString()),
                Map.entry("lb_folder", HostFiles.nginxFolder(balancer).toString()));
    }
}
