package dev.runbook.template.syntax;

import io.pebbletemplates.pebble.node.ArgumentsNode;
import io.pebbletemplates.pebble.node.expression.ArrayExpression;
import io.pebbletemplates.pebble.node.expression.BinaryExpression;
import io.pebbletemplates.pebble.node.expression.ContextVariableExpression;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.node.expression.FunctionOrMacroInvocationExpression;
import io.pebbletemplates.pebble.node.expression.GetAttributeExpression;
import io.pebbletemplates.pebble.node.expression.LiteralStringExpression;
import io.pebbletemplates.pebble.node.expression.UnaryExpression;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects the names an expression needs, less those that are bound, or known to be defined where they stand. */
final class Uses {

    private final Set<Use> found = new LinkedHashSet<>();

    Set<Use> found() {
        return found;
    }

    void collect(Expression<?> expression, List<Use> defined) {
        use(expression).ifPresent(use -> add(use, defined));
        if (expression instanceof GetAttributeExpression attribute) {
            collectSteps(attribute, defined);
        } else if (expression instanceof UnaryExpression unary) {
            collect(unary.getChildExpression(), defined);
        } else if (expression instanceof ArrayExpression list) {
            list.getValues().forEach(item -> collect(item, defined));
        } else if (expression instanceof FunctionOrMacroInvocationExpression call) {
            collectArguments(call.getArguments(), defined);
        } else if (expression instanceof BinaryExpression<?> binary) {
            collectBinary(binary, defined);
        }
    }

    private void add(Use use, List<Use> defined) {
        if (defined.stream().noneMatch(use::isCoveredBy)) {
            found.add(use);
        }
    }

    /** {@code a[b].c(d)}: b and d are used too; a has been added already, but what else stands there has not. */
    private void collectSteps(GetAttributeExpression attribute, List<Use> defined) {
        if (attribute.getArgumentsNode() != null) {
            collectArguments(attribute.getArgumentsNode(), defined);
        }
        collect(attribute.getAttributeNameExpression(), defined);
        if (attribute.getNode() instanceof GetAttributeExpression owner) {
            collectSteps(owner, defined);
        } else if (!(attribute.getNode() instanceof ContextVariableExpression)) {
            collect(attribute.getNode(), defined);
        }
    }

    private void collectBinary(BinaryExpression<?> binary, List<Use> defined) {
        if (binary instanceof FilterCall filter) {
            if (!filter.isDefault()) {
                collect(filter.getLeftExpression(), defined);
            }
            collectArguments(filter.invocation().getArgs(), defined);
        } else if (binary instanceof TestCall test) {
            if (!test.asksDefined() && !test.asksUndefined()) {
                collect(test.getLeftExpression(), defined);
            }
            collectArguments(test.invocation().getArgs(), defined);
        } else if (binary instanceof Logic.Choice choice) {
            collectChoice(choice, defined);
        } else {
            collect(binary.getLeftExpression(), defined);
            collect(binary.getRightExpression(), with(defined, whenRightIsReached(binary)));
        }
    }

    private void collectChoice(Logic.Choice choice, List<Use> defined) {
        if (choice.getLeftExpression() instanceof Logic.Half half) {
            collect(half.condition(), defined);
            collect(half.consequence(), with(defined, Proof.of(half.condition(), true)));
            collect(choice.getRightExpression(), with(defined, Proof.of(half.condition(), false)));
        }
    }

    private void collectArguments(ArgumentsNode arguments, List<Use> defined) {
        Calls.positional(arguments).forEach(argument -> collect(argument.getValueExpression(), defined));
        Calls.named(arguments).forEach(argument -> collect(argument.getValueExpression(), defined));
    }

    private static List<Use> whenRightIsReached(BinaryExpression<?> binary) {
        if (binary instanceof Logic.And) {
            return Proof.of(binary.getLeftExpression(), true);
        }
        return binary instanceof Logic.Or ? Proof.of(binary.getLeftExpression(), false) : List.of();
    }

    static List<Use> with(List<Use> defined, List<Use> more) {
        List<Use> all = new ArrayList<>(defined);
        all.addAll(more);
        return all;
    }

    /** A name, or a chain of attributes that starts with one. */
    static Optional<Use> use(Expression<?> expression) {
        if (expression instanceof ContextVariableExpression variable) {
            return Optional.of(new Use(variable.getName(), List.of(), variable.getLineNumber()));
        }
        if (expression instanceof GetAttributeExpression attribute) {
            return use(attribute.getNode()).map(owner -> extend(owner, attribute));
        }
        return Optional.empty();
    }

    /** A computed step ends the path: what stands behind it is not written out. */
    private static Use extend(Use owner, GetAttributeExpression attribute) {
        boolean complete = isWrittenOut(attribute.getNode());
        if (!complete || !(attribute.getAttributeNameExpression() instanceof LiteralStringExpression name)) {
            return owner;
        }
        if (attribute.getArgumentsNode() != null) {
            return owner;
        }
        List<String> path = new ArrayList<>(owner.path());
        path.add(name.getValue());
        return new Use(owner.name(), List.copyOf(path), owner.offset());
    }

    private static boolean isWrittenOut(Expression<?> node) {
        return node instanceof ContextVariableExpression
                || node instanceof GetAttributeExpression attribute
                        && attribute.getAttributeNameExpression() instanceof LiteralStringExpression
                        && attribute.getArgumentsNode() == null
                        && isWrittenOut(attribute.getNode());
    }
}
