package dev.runbook.procedure;

import dev.runbook.source.Problems;
import dev.runbook.template.Scope;
import dev.runbook.template.Templated;
import dev.runbook.template.Unrenderable;
import dev.runbook.value.Value;
import dev.runbook.yaml.Node;
import java.util.List;

/** The items a step is repeated for, and the name under which it sees each. */
public record Loop(Templated items, String variable) {

    /** A constant that is no list is a problem at once. */
    static Loop of(Templated items, String variable, Node node, Problems problems) {
        if (items.isConstant() && !(node instanceof Node.Sequence)) {
            problems.add(node.span(), "`loop` is " + node.kind() + ", wanted a list");
        }
        return new Loop(items, variable);
    }

    public List<Value> items(Scope scope) {
        Value value = items.render(scope);
        if (value instanceof Value.Items list) {
            return list.items();
        }
        throw new Unrenderable(items.span(), "`loop` is " + value.kind().words() + ", wanted a list");
    }
}
