package dev.runbook.template.syntax;

import io.pebbletemplates.pebble.node.ArgumentsNode;
import io.pebbletemplates.pebble.node.expression.ArrayExpression;
import io.pebbletemplates.pebble.node.expression.BinaryExpression;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.node.expression.FunctionOrMacroInvocationExpression;
import io.pebbletemplates.pebble.node.expression.GetAttributeExpression;
import io.pebbletemplates.pebble.node.expression.UnaryExpression;
import java.util.ArrayList;
import java.util.List;

/** The expressions directly inside an expression. */
final class Children {

    private Children() {}

    static List<Expression<?>> of(Expression<?> expression) {
        List<Expression<?>> children = new ArrayList<>();
        if (expression instanceof UnaryExpression unary) {
            children.add(unary.getChildExpression());
        } else if (expression instanceof ArrayExpression list) {
            children.addAll(list.getValues());
        } else if (expression instanceof FunctionOrMacroInvocationExpression call) {
            addArguments(call.getArguments(), children);
        } else if (expression instanceof GetAttributeExpression attribute) {
            children.add(attribute.getNode());
            children.add(attribute.getAttributeNameExpression());
            addArguments(attribute.getArgumentsNode(), children);
        } else if (expression instanceof BinaryExpression<?> binary) {
            children.add(binary.getLeftExpression());
            addRight(binary, children);
        }
        return children;
    }

    private static void addRight(BinaryExpression<?> binary, List<Expression<?>> children) {
        if (binary instanceof FilterCall filter) {
            addArguments(filter.invocation().getArgs(), children);
        } else if (binary instanceof TestCall test) {
            addArguments(test.invocation().getArgs(), children);
        } else {
            children.add(binary.getRightExpression());
        }
    }

    private static void addArguments(ArgumentsNode arguments, List<Expression<?>> children) {
        if (arguments == null) {
            return;
        }
        Calls.positional(arguments).forEach(argument -> children.add(argument.getValueExpression()));
        Calls.named(arguments).forEach(argument -> children.add(argument.getValueExpression()));
    }
}
