package dev.runbook.inventory.view;

import dev.runbook.inventory.Group;
import dev.runbook.inventory.Host;
import dev.runbook.inventory.Inventory;
import dev.runbook.inventory.Variable;
import dev.runbook.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Groups, hosts and variables as values, in the shape of {@code ansible-inventory --list} and {@code --host}. */
public final class InventoryList {

    private final Inventory inventory;

    public InventoryList(Inventory inventory) {
        this.inventory = inventory;
    }

    /** The variables of all hosts under {@code _meta}, then each group that holds anything. */
    public Value all() {
        Map<String, Value> list = new LinkedHashMap<>();
        list.put("_meta", Value.map(Map.of("hostvars", hostVariables())));
        inventory.groups().forEach(group -> {
            Value.Fields fields = group(group);
            if (!fields.entries().isEmpty()) {
                list.put(group.name(), fields);
            }
        });
        return Value.map(list);
    }

    /** The variables of one host by name, in alphabetical order. */
    public Value.Fields host(Host host) {
        Map<String, Value> values = new TreeMap<>();
        for (Variable variable : inventory.variables(host).values()) {
            values.put(variable.name(), variable.value().value());
        }
        return Value.map(values);
    }

    /** The names of hosts, in their order. */
    public static Value names(List<Host> hosts) {
        return Value.texts(hosts.stream().map(Host::name).toList());
    }

    private Value hostVariables() {
        Map<String, Value> byHost = new LinkedHashMap<>();
        for (Host host : inventory.hosts()) {
            Value.Fields variables = host(host);
            if (!variables.entries().isEmpty()) {
                byHost.put(host.name(), variables);
            }
        }
        return Value.map(byHost);
    }

    private static Value.Fields group(Group group) {
        Map<String, Value> fields = new LinkedHashMap<>();
        if (!group.members().isEmpty() && !group.name().equals(Group.ALL)) {
            fields.put("hosts", names(group.members()));
        }
        if (!group.children().isEmpty()) {
            fields.put(
                    "children",
                    Value.texts(group.children().stream().map(Group::name).toList()));
        }
        return Value.map(fields);
    }
}
