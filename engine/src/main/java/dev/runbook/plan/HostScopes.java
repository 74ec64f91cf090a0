package dev.runbook.plan;

import dev.runbook.inventory.Host;
import dev.runbook.inventory.Inventory;
import dev.runbook.procedure.Procedure;
import dev.runbook.remote.ConnectionVariables;
import dev.runbook.template.Constants;
import dev.runbook.template.Variables;
import dev.runbook.value.LazyFields;
import dev.runbook.value.Value;
import dev.runbook.yaml.Node;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The names that hosts know, lowest first: the runbook's vars, the inventory's, those of play and step, what was
 * registered and set, and what the operator passed. Known everywhere, and above all: {@code groups}, {@code params} …
 */
public final class HostScopes {

    private final Procedure procedure;
    private final Inventory inventory;
    private final Map<String, Node> extras;
    private final Map<String, Value> everywhere;
    private final Set<String> unknown;
    private final DefinitionLayers compiled;
    private final Constants known;
    private final Set<String> hostNames;
    private final Map<Host, Variables> lowest = new ConcurrentHashMap<>();
    private final Map<Host, Constants> about = new ConcurrentHashMap<>();

    HostScopes(Procedure procedure, Inventory inventory, Inputs inputs) {
        this(procedure, inventory, inputs.extras(), everywhere(inventory, inputs), Set.of(), new DefinitionLayers());
    }

    private HostScopes(
            Procedure procedure,
            Inventory inventory,
            Map<String, Node> extras,
            Map<String, Value> everywhere,
            Set<String> unknown,
            DefinitionLayers compiled) {
        this.procedure = procedure;
        this.inventory = inventory;
        this.extras = extras;
        this.everywhere = everywhere;
        this.unknown = unknown;
        this.compiled = compiled;
        this.known = Constants.of(everywhere);
        this.hostNames =
                inventory.hosts().stream().map(Host::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What the operator passed, sorted out. */
    record Inputs(Map<String, Value> params, Map<String, Node> extras, RunFacts run) {}

    /** The same before the run: these names will be registered or set, and their values are not known. */
    public HostScopes withUnknown(Set<String> names) {
        return new HostScopes(procedure, inventory, extras, everywhere, names, compiled);
    }

    /** The names of no host in particular: for {@code hosts:} patterns and batch sizes. */
    public Variables ofRunbook() {
        return Variables.empty()
                .withDefinitions(procedure.vars())
                .withDefinitions(extras)
                .withValues(everywhere);
    }

    /** The names a host knows in these surroundings. */
    public Variables of(Host host, Layers layers, Memory memory) {
        Variables low = compiled.over(lowest.computeIfAbsent(host, this::lowest), layers.definitions());
        Variables scope = compiled.over(low, unknown)
                .withUnknown(memory.unknownOf(host.name(), ""))
                .withValues(memory.of(host.name(), ""))
                .withDefinitions(compiled.of(extras))
                .with(known)
                .with(about.computeIfAbsent(host, it -> Constants.of(about(it))))
                .withLazy("hostvars", () -> hostvars(memory));
        return layers.onTop(scope, host, memory, compiled);
    }

    /** The connection variables of a host, rendered. */
    public ConnectionVariables connection(Host host) {
        Variables scope = of(host, Layers.NONE, Memory.EMPTY);
        Map<String, Value> variables = new LinkedHashMap<>();
        scope.names().stream()
                .filter(name -> name.startsWith("ansible_"))
                .forEach(name -> scope.find(name).ifPresent(value -> variables.put(name, value)));
        return new ConnectionVariables(host.name(), variables);
    }

    /** Every name that is known everywhere, for checking names before the run. */
    public Set<String> namesEverywhere() {
        return ofRunbook().names();
    }

    private Variables lowest(Host host) {
        Map<String, Node> definitions = new LinkedHashMap<>();
        inventory.variables(host).forEach((name, variable) -> definitions.put(name, variable.value()));
        return Variables.empty().withDefinitions(compiled.of(procedure.vars())).withDefinitions(definitions);
    }

    /** What a host knows about itself. */
    Map<String, Value> about(Host host) {
        Map<String, Value> names = new LinkedHashMap<>();
        names.put("inventory_hostname", Value.of(host.name()));
        names.put("inventory_hostname_short", Value.of(host.name().split("\\.")[0]));
        names.put(
                "group_names",
                Value.texts(inventory.groupsOf(host).stream()
                        .map(group -> group.name())
                        .filter(name -> !name.equals("all"))
                        .sorted()
                        .toList()));
        if (!inventory.variables(host).containsKey("ansible_host")) {
            names.put("ansible_host", Value.of(host.name()));
        }
        return names;
    }

    private Value hostvars(Memory memory) {
        return LazyFields.of(hostNames, name -> inventory.host(name).map(host -> fields(host, memory)));
    }

    /** All that another host knows, less what all hosts know of each other. */
    private Value fields(Host host, Memory memory) {
        Variables scope = of(host, Layers.NONE, memory);
        Set<String> names = new LinkedHashSet<>(scope.names());
        names.remove("hostvars");
        return LazyFields.of(names, scope::find);
    }

    private static Map<String, Value> everywhere(Inventory inventory, Inputs inputs) {
        Map<String, Value> names = new LinkedHashMap<>();
        names.put("params", Value.map(inputs.params()));
        names.put("run", inputs.run().value());
        Map<String, Value> groups = new LinkedHashMap<>();
        inventory
                .groups()
                .forEach(group -> groups.put(
                        group.name(),
                        Value.texts(inventory.hosts(group.name()).stream()
                                .map(Host::name)
                                .toList())));
        names.put("groups", Value.map(groups));
        return names;
    }
}
