package dev.runbook.inventory;

import dev.runbook.source.SourceFile;
import dev.runbook.source.Span;
import dev.runbook.value.Value;
import dev.runbook.yaml.Dialect;
import dev.runbook.yaml.Keys;
import dev.runbook.yaml.Node;
import dev.runbook.yaml.YamlReader;
import java.util.List;
import java.util.Optional;

/** An inventory in Ansible's YAML form: groups with {@code hosts}, {@code children} and {@code vars}. */
final class YamlInventory {

    private final Draft draft;
    private final Declarations declarations;

    private YamlInventory(Draft draft) {
        this.draft = draft;
        this.declarations = new Declarations(draft);
    }

    static void read(SourceFile file, Draft draft) {
        YamlReader.read(file, Dialect.YAML_1_1, draft.problems()).ifPresent(node -> {
            LossyYaml.warn(file, node, draft.warnings());
            new YamlInventory(draft).groups(node);
        });
    }

    private void groups(Node node) {
        if (!(node instanceof Node.Mapping groups)) {
            draft.problems().add(node.span(), "the file is " + node.kind() + ", wanted a map of groups");
        } else if (groups.get("plugin").isPresent()) {
            draft.problems().add(groups.span(), "inventory plugins are not supported; " + SourceReader.INSTEAD);
        } else {
            groups.entries().forEach(this::group);
        }
    }

    private Optional<DraftGroup> group(Node.Entry entry) {
        if (!isName(entry.key(), "group")) {
            return Optional.empty();
        }
        DraftGroup group = draft.addGroup(entry.name(), entry.key().span());
        if (entry.value().value().kind() != Value.Kind.NOTHING) {
            Keys.of(entry.value(), "group `" + entry.name() + "`", draft.problems())
                    .ifPresent(keys -> sections(group, keys));
        }
        return Optional.of(group);
    }

    private void sections(DraftGroup group, Keys keys) {
        for (Node.Entry section : keys.rest()) {
            switch (section.name()) {
                case "vars" ->
                    entries(section)
                            .forEach(entry -> declarations.give(group, entry.name(), entry.value(), place(entry)));
                case "children" -> entries(section).forEach(entry -> child(group, entry));
                case "hosts" -> entries(section).forEach(entry -> hosts(group, entry));
                default -> {
                    continue;
                }
            }
            keys.take(section.name());
        }
        List.of("hosts", "children", "vars").forEach(keys::take);
        keys.rejectUnknown();
    }

    private void child(DraftGroup parent, Node.Entry entry) {
        group(entry).ifPresent(child -> draft.addChild(parent, child, place(entry)));
    }

    private void hosts(DraftGroup group, Node.Entry entry) {
        if (!isName(entry.key(), "host")) {
            return;
        }
        List<Node.Entry> variables = map(entry, "host");
        for (DraftHost host : declarations.declare(entry.name(), group, place(entry))) {
            variables.forEach(variable -> declarations.give(host, variable.name(), variable.value(), place(variable)));
        }
    }

    /** What a section holds: a map, nothing at all, or a single name. */
    private List<Node.Entry> entries(Node.Entry section) {
        return section.value() instanceof Node.Scalar word && word.value().kind() == Value.Kind.STRING
                ? List.of(new Node.Entry(word, new Node.Scalar(word.span(), Value.NOTHING, false)))
                : map(section, "section");
    }

    private List<Node.Entry> map(Node.Entry entry, String what) {
        Node node = entry.value();
        if (node instanceof Node.Mapping map) {
            return map.entries();
        }
        if (node.value().kind() != Value.Kind.NOTHING) {
            draft.problems().add(node.span(), what + " `" + entry.name() + "` is " + node.kind() + ", wanted a map");
        }
        return List.of();
    }

    private boolean isName(Node.Scalar key, String what) {
        boolean isName = !key.text().isEmpty() && (key.quoted() || Dialect.YAML_1_1.isString(key.text()));
        if (!isName) {
            draft.problems()
                    .add(key.span(), "the " + what + " name `" + key.text() + "` is no string; write it in quotes");
        }
        return isName;
    }

    private static Span place(Node.Entry entry) {
        return entry.key().span();
    }
}
