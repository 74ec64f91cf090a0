package dev.runbook.template.syntax;

import dev.runbook.template.operation.Truth;
import dev.runbook.value.Value;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.node.BodyNode;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Renders its body once for each item, with {@code loop} telling where it is. */
final class ForNode extends TagNode {

    private final List<String> names;
    private final Expression<?> items;
    private final Optional<Expression<?>> condition;
    private final BodyNode body;
    private final Optional<BodyNode> otherwise;

    ForNode(
            int offset,
            List<String> names,
            Expression<?> items,
            Optional<Expression<?>> condition,
            BodyNode body,
            Optional<BodyNode> otherwise) {
        super(offset);
        this.names = names;
        this.items = items;
        this.condition = condition;
        this.body = body;
        this.otherwise = otherwise;
    }

    List<String> names() {
        return names;
    }

    Expression<?> items() {
        return items;
    }

    Optional<Expression<?>> condition() {
        return condition;
    }

    BodyNode body() {
        return body;
    }

    Optional<BodyNode> otherwise() {
        return otherwise;
    }

    @Override
    public void render(PebbleTemplateImpl self, Writer writer, EvaluationContextImpl context) throws IOException {
        List<Value> wanted = wanted(self, context);
        for (int index = 0; index < wanted.size(); index++) {
            Budget.of(context).spend(getLineNumber());
            Map<String, Object> scope = bind(wanted.get(index));
            scope.put("loop", loop(index, wanted.size()));
            context.getScopeChain().pushScope(scope);
            body.render(self, writer, context);
            context.getScopeChain().popScope();
        }
        if (wanted.isEmpty() && otherwise.isPresent()) {
            otherwise.get().render(self, writer, context);
        }
    }

    private List<Value> wanted(PebbleTemplateImpl self, EvaluationContextImpl context) {
        List<Value> all = iterable(Operand.of(items, self, context));
        if (condition.isEmpty()) {
            return all;
        }
        List<Value> wanted = new ArrayList<>();
        for (Value item : all) {
            context.getScopeChain().pushScope(bind(item));
            if (Truth.of(Operand.of(condition.get(), self, context))) {
                wanted.add(item);
            }
            context.getScopeChain().popScope();
        }
        return wanted;
    }

    private List<Value> iterable(Value value) {
        if (value instanceof Value.Items list) {
            return list.items();
        }
        if (value instanceof Value.Fields map) {
            return map.entries().keySet().stream().map(Value::of).toList();
        }
        throw fault("`for` goes through " + value.kind().words() + ", wanted a list");
    }

    private Map<String, Object> bind(Value item) {
        Map<String, Object> scope = new HashMap<>();
        if (names.size() == 1) {
            scope.put(names.get(0), item);
        } else if (item instanceof Value.Items parts && parts.items().size() == names.size()) {
            for (int i = 0; i < names.size(); i++) {
                scope.put(names.get(i), parts.items().get(i));
            }
        } else {
            throw fault("`for` names " + names.size() + " parts, but an item is "
                    + item.kind().words() + "; `d.items()` gives the pairs of a map");
        }
        return scope;
    }

    private static Value loop(int index, int length) {
        return Value.map(Map.of(
                "index", Value.of(index + 1L),
                "index0", Value.of((long) index),
                "revindex", Value.of((long) length - index),
                "first", Value.of(index == 0),
                "last", Value.of(index == length - 1),
                "length", Value.of((long) length)));
    }

    private PebbleException fault(String message) {
        return new PebbleException(null, message, Leaves.start(items), "");
    }
}
