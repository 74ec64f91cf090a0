package dev.runbook.inventory;

import static dev.runbook.inventory.SharedInventories.fields;
import static dev.runbook.inventory.SharedInventories.get;
import static dev.runbook.inventory.SharedInventories.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.source.Problems;
import dev.runbook.source.SourceFile;
import dev.runbook.value.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;

/** Ansible's whole answer about an inventory, to hold ours against; types and order count. */
final class AnsibleAnswer {

    private final Value answer;
    private final SoftAssertions softly = new SoftAssertions();

    private AnsibleAnswer(Value answer) {
        this.answer = answer;
    }

    /**
     * Compares everything.
     *
     * @param sourcesOnly the same inventory without what stands beside the runbook, which is how Ansible was asked for
     *     the variables of groups
     */
    static void assertSame(Value answer, Inventory inventory, Limit limit, Inventory sourcesOnly) {
        AnsibleAnswer answered = new AnsibleAnswer(answer);
        answered.compare(inventory, limit);
        fields(get(answer, "groups"))
                .forEach((name, group) -> inventory
                        .group(name)
                        .ifPresent(ours -> answered.same(
                                "variables of group " + name, sourcesOnly.variables(ours), get(group, "vars"))));
        answered.softly.assertAll();
        fields(get(answer, "patterns")).forEach((pattern, hosts) -> assertSame(pattern, hosts, inventory, limit));
    }

    private void compare(Inventory inventory, Limit limit) {
        List<Host> limited = limit.apply(inventory.hosts(), inventory, new Problems());
        softly.assertThat(names(limited)).as("host order").isEqualTo(texts(get(answer, "order")));
        softly.assertThat(inventory.groups().stream().map(Group::name))
                .as("groups")
                .containsExactlyInAnyOrderElementsOf(
                        fields(get(answer, "groups")).keySet());
        fields(get(answer, "groups"))
                .forEach((name, group) -> inventory.group(name).ifPresent(ours -> compare(ours, group)));
        fields(get(answer, "hosts")).forEach((name, host) -> compare(inventory, new Host(name), host));
    }

    private void compare(Group ours, Value group) {
        String name = ours.name();
        softly.assertThat(ours.children().stream().map(Group::name).sorted().toList())
                .as("children of %s", name)
                .isEqualTo(texts(get(group, "children")));
        softly.assertThat(names(ours.members())).as("members of %s", name).isEqualTo(texts(get(group, "hosts")));
        softly.assertThat(names(ours.hosts())).as("hosts of %s", name).isEqualTo(texts(get(group, "all_hosts")));
        softly.assertThat(ours.depth())
                .as("depth of %s", name)
                .hasToString(get(group, "depth").text());
        softly.assertThat(ours.priority())
                .as("priority of %s", name)
                .hasToString(get(group, "priority").text());
    }

    private void compare(Inventory inventory, Host host, Value answered) {
        softly.assertThat(inventory.groupsOf(host).stream()
                        .map(Group::name)
                        .sorted()
                        .toList())
                .as("groups of %s", host)
                .isEqualTo(texts(get(answered, "groups")));
        same("variables of " + host, inventory.variables(host), get(answered, "vars"));
    }

    private void same(String what, Map<String, Variable> ours, Value answered) {
        softly.assertThat(values(ours)).as(what).isEqualTo(new TreeMap<>(fields(answered)));
    }

    private static Map<String, Value> values(Map<String, Variable> variables) {
        Map<String, Value> values = new TreeMap<>();
        variables.forEach((name, variable) -> values.put(name, variable.value().value()));
        return values;
    }

    private static List<String> names(List<Host> hosts) {
        return hosts.stream().map(Host::name).toList();
    }

    /** What a pattern selects; a mistake in it is {@code error: …}. */
    private static List<String> select(String pattern, Inventory inventory, Limit limit) {
        Problems problems = new Problems();
        SourceFile line = new SourceFile("pattern", pattern);
        HostPattern parsed = HostPattern.parse(line.at(1, 1, pattern.length()), pattern, problems);
        List<Host> hosts = limit.apply(parsed.select(inventory, problems), inventory, problems);
        return problems.isEmpty()
                ? names(hosts)
                : List.of("error: " + problems.inOrder().get(0).message());
    }

    /** Compares one pattern; where Ansible warns of a name that nothing has, ours is an error. */
    private static void assertSame(String pattern, Value answered, Inventory inventory, Limit limit) {
        List<String> ours = select(pattern, inventory, limit);
        boolean refused = get(answered, "error").kind() != Value.Kind.NOTHING;
        boolean ignored = texts(get(answered, "warnings")).stream().anyMatch(AnsibleAnswer::isUnknownName);
        if (refused || ignored) {
            assertThat(ours).as(pattern).singleElement().asString().startsWith("error: ");
        } else {
            assertThat(ours).as(pattern).isEqualTo(texts(get(answered, "hosts")));
        }
    }

    private static boolean isUnknownName(String warning) {
        return warning.matches("Could not match supplied host pattern, ignoring: [^*?\\[~]*");
    }
}
