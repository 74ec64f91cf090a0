package dev.runbook.template.syntax;

import dev.runbook.template.filter.CallArguments;
import dev.runbook.template.filter.Filter;
import dev.runbook.template.filter.Filters;
import dev.runbook.template.operation.Fault;
import dev.runbook.template.operation.Truth;
import dev.runbook.template.operation.Undefined;
import dev.runbook.value.Value;
import io.pebbletemplates.pebble.error.AttributeNotFoundException;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.node.expression.BinaryExpression;
import io.pebbletemplates.pebble.node.expression.FilterInvocationExpression;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import java.util.Set;

/** {@code input | filter(arguments)}. The default filter alone may be given an undefined name. */
final class FilterCall extends BinaryExpression<Object> {

    private static final Set<String> DEFAULTS = Set.of("default", "d");

    FilterInvocationExpression invocation() {
        return (FilterInvocationExpression) getRightExpression();
    }

    boolean isDefault() {
        return DEFAULTS.contains(invocation().getFilterName());
    }

    @Override
    public Object evaluate(PebbleTemplateImpl self, EvaluationContextImpl context) {
        Filter filter = Filters.find(invocation().getFilterName()).orElseThrow();
        Value input;
        try {
            input = Operand.of(getLeftExpression(), self, context);
        } catch (AttributeNotFoundException e) {
            if (isDefault()) {
                return arguments(filter, self, context).find("value").orElse(Value.of(""));
            }
            throw e;
        }
        if (isDefault() && Truth.of(input)) {
            return input;
        }
        CallArguments arguments = arguments(filter, self, context);
        try {
            return filter.apply(input, arguments);
        } catch (Undefined e) {
            throw new UndefinedResult(e, invocation().getLineNumber());
        } catch (Fault e) {
            throw new PebbleException(e, e.getMessage(), invocation().getLineNumber(), "");
        }
    }

    private CallArguments arguments(Filter filter, PebbleTemplateImpl self, EvaluationContextImpl context) {
        return Calls.arguments(filter.signature(), invocation().getArgs(), self, context);
    }
}
