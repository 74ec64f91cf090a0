package dev.runbook.inventory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which variables win, lowest first, as in Ansible: {@code all} in the inventory, the groups in the inventory,
 * group_vars of {@code all}, group_vars of the groups, the host in the inventory, its host_vars. Files beside the
 * runbook beat those beside the inventory.
 */
final class Precedence {

    private final Map<String, Map<String, Variable>> groups = new HashMap<>();
    private final Map<String, Map<String, Variable>> hosts = new HashMap<>();
    private final List<Beside> besideInventory;
    private final List<Beside> besideRunbook;
    private final Map<List<String>, Map<String, Variable>> merged = new ConcurrentHashMap<>();

    /** The variables in the files beside an inventory or a runbook, by group and by host. */
    record Beside(Map<String, Map<String, Variable>> groups, Map<String, Map<String, Variable>> hosts) {

        Map<String, Variable> group(String name) {
            return groups.getOrDefault(name, Map.of());
        }

        Map<String, Variable> host(String name) {
            return hosts.getOrDefault(name, Map.of());
        }
    }

    Precedence(Draft draft, List<Beside> besideInventory, List<Beside> besideRunbook) {
        draft.groups()
                .forEach(group -> groups.put(group.name(), group.variables().byName()));
        draft.hosts().forEach(host -> hosts.put(host.name(), host.variables().byName()));
        this.besideInventory = List.copyOf(besideInventory);
        this.besideRunbook = List.copyOf(besideRunbook);
    }

    /**
     * The variables of a host.
     *
     * @param names its groups in merge order, {@code all} first
     */
    Map<String, Variable> ofHost(String host, List<String> names, Map<String, Variable> implied) {
        Variables variables = new Variables();
        variables.putAll(merged.computeIfAbsent(names, this::ofGroups));
        variables.putAll(implied);
        variables.putAll(hosts.getOrDefault(host, Map.of()));
        besideInventory.forEach(files -> variables.putAll(files.host(host)));
        besideRunbook.forEach(files -> variables.putAll(files.host(host)));
        return variables.byName();
    }

    /** The variables that were given to one group itself. */
    Map<String, Variable> ofGroup(String name) {
        Variables variables = new Variables();
        variables.putAll(groups.getOrDefault(name, Map.of()));
        besideInventory.forEach(files -> variables.putAll(files.group(name)));
        besideRunbook.forEach(files -> variables.putAll(files.group(name)));
        return variables.byName();
    }

    private Map<String, Variable> ofGroups(List<String> names) {
        List<String> all = names.subList(0, 1);
        List<String> others = names.subList(1, names.size());
        Variables variables = new Variables();
        names.forEach(name -> variables.putAll(groups.getOrDefault(name, Map.of())));
        files(variables, besideInventory, all);
        files(variables, besideRunbook, all);
        files(variables, besideInventory, others);
        files(variables, besideRunbook, others);
        return variables.byName();
    }

    private static void files(Variables variables, List<Beside> places, List<String> names) {
        places.forEach(files -> names.forEach(name -> variables.putAll(files.group(name))));
    }
}
