package dev.runbook.template.syntax;

import dev.runbook.template.filter.CallArguments;
import dev.runbook.template.filter.Signature;
import dev.runbook.value.Value;
import io.pebbletemplates.pebble.node.ArgumentsNode;
import io.pebbletemplates.pebble.node.NamedArgumentNode;
import io.pebbletemplates.pebble.node.PositionalArgumentNode;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Evaluates what stands in the brackets of a call. */
final class Calls {

    private Calls() {}

    static CallArguments arguments(
            Signature signature, ArgumentsNode node, PebbleTemplateImpl self, EvaluationContextImpl context) {
        List<Value> positional = new ArrayList<>();
        for (PositionalArgumentNode argument : positional(node)) {
            positional.add(Operand.of(argument.getValueExpression(), self, context));
        }
        Map<String, Value> named = new LinkedHashMap<>();
        for (NamedArgumentNode argument : named(node)) {
            named.put(argument.getName(), Operand.of(argument.getValueExpression(), self, context));
        }
        return new CallArguments(signature, positional, named);
    }

    static List<PositionalArgumentNode> positional(ArgumentsNode node) {
        return node.getPositionalArgs() == null ? List.of() : node.getPositionalArgs();
    }

    static List<NamedArgumentNode> named(ArgumentsNode node) {
        return node.getNamedArgs() == null ? List.of() : node.getNamedArgs();
    }
}
