package dev.runbook.inventory;

import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import dev.runbook.source.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The hosts, their groups and their variables, as Ansible would read them from the same files. Values are as written:
 * templates are text. Safe for use by many threads.
 */
public final class Inventory {

    private final Map<String, Group> groups;
    private final Map<String, Host> hosts = new LinkedHashMap<>();
    private final Map<Host, List<Group>> groupsOf = new HashMap<>();
    private final Map<Host, Map<String, Variable>> variables = new ConcurrentHashMap<>();
    private final Precedence precedence;
    private final List<Problem> warnings;
    private final List<SourceFile> files;

    Inventory(Map<String, Group> groups, Precedence precedence, List<Problem> warnings, List<SourceFile> files) {
        this.groups = Collections.unmodifiableMap(groups);
        this.precedence = precedence;
        this.warnings = List.copyOf(warnings);
        this.files = List.copyOf(files);
        groups.get(Group.ALL).hosts().forEach(host -> hosts.put(host.name(), host));
        groups.values().stream()
                .sorted(Group.MERGE_ORDER)
                .forEach(group -> group.hosts()
                        .forEach(host -> groupsOf.computeIfAbsent(host, added -> new ArrayList<>())
                                .add(group)));
    }

    /**
     * Reads all sources; what is wrong in any of them is among the problems, and the inventory is then not to be used.
     *
     * @param besides the runbook's directories, whose group_vars and host_vars beat those beside the inventory
     */
    public static Inventory read(List<InventorySource> sources, List<Path> besides, Problems problems) {
        return new InventoryReader(problems).read(sources, besides);
    }

    /** All hosts, level by level: those of no group, then those of the groups as declared, then of their children. */
    public List<Host> hosts() {
        return groups.get(Group.ALL).hosts();
    }

    /** The host with this name; {@code localhost} is always there. */
    public Optional<Host> host(String name) {
        Host host = hosts.get(name);
        return host == null && Localhost.NAMES.contains(name)
                ? Optional.of(localhost(name))
                : Optional.ofNullable(host);
    }

    /** In the order of their first mention, {@code all} and {@code ungrouped} first. */
    public List<Group> groups() {
        return List.copyOf(groups.values());
    }

    public Optional<Group> group(String name) {
        return Optional.ofNullable(groups.get(name));
    }

    /** The hosts of a group and of the groups inside it; none if there is no such group. */
    public List<Host> hosts(String group) {
        return group(group).map(Group::hosts).orElse(List.of());
    }

    /** The groups a host is in, however deep, in the order in which their variables are merged: {@code all} first. */
    public List<Group> groupsOf(Host host) {
        return Collections.unmodifiableList(groupsOf.getOrDefault(host, List.of(groups.get(Group.ALL))));
    }

    /** The variables of a host, merged; each knows where it came from and what it beats. */
    public Map<String, Variable> variables(Host host) {
        return variables.computeIfAbsent(host, this::merge);
    }

    /** The variables that were given to a group itself. */
    public Map<String, Variable> variables(Group group) {
        return precedence.ofGroup(group.name());
    }

    /** What is legal and probably not meant. */
    public List<Problem> warnings() {
        return warnings;
    }

    /** Every file that was read, in order. */
    public List<SourceFile> files() {
        return files;
    }

    boolean isDeclared(String host) {
        return hosts.containsKey(host);
    }

    /** The names of all hosts and groups, for suggestions. */
    Set<String> names() {
        return Stream.concat(groups.keySet().stream(), hosts.keySet().stream()).collect(Collectors.toSet());
    }

    private Map<String, Variable> merge(Host host) {
        boolean implied = !isDeclared(host.name()) && Localhost.NAMES.contains(host.name());
        return precedence.ofHost(
                host.name(),
                groupsOf(host).stream().map(Group::name).toList(),
                implied ? Localhost.variables(host.name()) : Map.of());
    }

    /** One declared under another of its names stands for it. */
    private Host localhost(String name) {
        return hosts.values().stream()
                .filter(host -> Localhost.NAMES.contains(host.name()))
                .findFirst()
                .orElseGet(() -> new Host(name));
    }
}
