package dev.runbook.inventory;

import dev.runbook.source.Span;
import dev.runbook.value.Value;
import dev.runbook.yaml.Node;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Declares hosts and gives variables to groups and hosts, as an inventory file writes them. */
final class Declarations {

    private static final String PRIORITY = "ansible_group_priority";
    private static final Pattern WHOLE = Pattern.compile("\\s*[-+]?[0-9]{1,9}\\s*");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

    private final Draft draft;

    Declarations(Draft draft) {
        this.draft = draft;
    }

    /** Declares the hosts of a pattern; a port counts for a host that was not declared before. */
    List<DraftHost> declare(String pattern, DraftGroup group, Span where) {
        HostNames names = HostNames.parse(pattern, where, draft.problems(), draft.warnings());
        return names.names().stream()
                .map(name -> declare(name, names.port(), group, where))
                .toList();
    }

    private DraftHost declare(String name, OptionalInt port, DraftGroup group, Span where) {
        boolean known = draft.knowsHost(name);
        DraftHost host = draft.addHost(name, group);
        if (port.isPresent() && known) {
            draft.warnings().add(where, "the port has no effect, `" + name + "` was declared before");
        } else if (port.isPresent()) {
            give(host, "ansible_port", Node.of(where, Value.of(port.getAsInt())), where);
        }
        return host;
    }

    void give(DraftGroup group, String name, Node value, Span where) {
        if (name.equals(PRIORITY)) {
            priority(value)
                    .ifPresentOrElse(
                            group::rank,
                            () -> draft.problems()
                                    .add(
                                            value.span(),
                                            "`" + PRIORITY + "` is " + value.kind() + ", wanted a whole number"));
        } else {
            group.variables().put(variable(name, value, new Origin(Origin.Kind.GROUP, group.name(), where)));
        }
    }

    void give(DraftHost host, String name, Node value, Span where) {
        host.variables().put(variable(name, value, new Origin(Origin.Kind.HOST, host.name(), where)));
    }

    private Variable variable(String name, Node value, Origin origin) {
        if (!NAME.matcher(name).matches()) {
            draft.warnings().add(origin.where(), "`" + name + "` is no name for expressions; rename it");
        }
        return Variable.of(name, value, origin);
    }

    private static Optional<Integer> priority(Node value) {
        String text = value.value().text();
        return WHOLE.matcher(text).matches() ? Optional.of(Integer.parseInt(text.strip())) : Optional.empty();
    }
}
