package dev.runbook.lab.service.application;

import dev.runbook.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** The plugins that the database records. A node holds the list that it read last, so it does not notice what another does. */
final class Plugins {

    /** A plugin has thrown; the node that enabled it is broken. */
    static final class Thrown extends RuntimeException {
        Thrown(String message) {
            super(message, null, false, false);
        }
    }

    private static final Map<String, Boolean> BUILT_IN = builtIn();

    private final Statements rows;

    Plugins(Statements rows) {
        this.rows = rows;
    }

    static void install(Statements rows, String version) {
        Plugins plugins = new Plugins(rows);
        BUILT_IN.forEach((name, enabled) -> plugins.insert(name, version, enabled));
    }

    /** As the API lists them. */
    List<Value> recorded() {
        return rows
                .run("SELECT name, version, enabled, installed FROM \"applicationPlugins\" ORDER BY name")
                .rows()
                .stream()
                .map(Plugins::plugin)
                .toList();
    }

    void enable(String name) {
        demand(name);
        set(name, "enabled", Value.TRUE);
        if (name.endsWith("-broken")) {
            throw new Thrown(name + " has thrown while it was being enabled");
        }
        set(name, "installed", Value.TRUE);
    }

    void disable(String name) {
        demand(name);
        set(name, "enabled", Value.FALSE);
    }

    void add(String name, String version) {
        insert(name, version, false);
    }

    void update(String name, String version) {
        demand(name);
        set(name, "version", Value.of(version));
    }

    void remove(String name) {
        demand(name);
        rows.run("DELETE FROM \"applicationPlugins\" WHERE name = $1", Value.of(name));
    }

    private void demand(String name) {
        if (rows.one("SELECT name FROM \"applicationPlugins\" WHERE name = $1", Value.of(name))
                .isEmpty()) {
            throw new NoSuchElementException("plugin " + name + " does not exist");
        }
    }

    private void insert(String name, String version, boolean enabled) {
        rows.run(
                "INSERT INTO \"applicationPlugins\" (name, version, enabled, installed) VALUES ($1, $2, $3, $3)",
                Value.of(name),
                Value.of(version),
                Value.of(enabled));
    }

    /** @param column one of ours, never from outside */
    private void set(String name, String column, Value value) {
        rows.run("UPDATE \"applicationPlugins\" SET " + column + " = $2 WHERE name = $1", Value.of(name), value);
    }

    private static Value plugin(List<Value> row) {
        String name = row.get(0).text();
        Map<String, Value> plugin = new LinkedHashMap<>();
        plugin.put(
                "name",
                Value.of(name.substring(name.lastIndexOf("/plugin-") < 0 ? 0 : name.lastIndexOf("/plugin-") + 8)));
        plugin.put("packageName", row.get(0));
        plugin.put("version", row.get(1));
        plugin.put("enabled", row.get(2));
        plugin.put("installed", row.get(3));
        return Value.map(plugin);
    }

    private static Map<String, Boolean> builtIn() {
        Map<String, Boolean> plugins = new LinkedHashMap<>();
        plugins.put("@nocobase/plugin-acl", true);
        plugins.put("@nocobase/plugin-users", true);
        plugins.put("@nocobase/plugin-workflow", true);
        plugins.put("@nocobase/plugin-api-keys", true);
        plugins.put("@nocobase/plugin-map", false);
        plugins.put("@nocobase/plugin-broken", false);
        return plugins;
    }
}
