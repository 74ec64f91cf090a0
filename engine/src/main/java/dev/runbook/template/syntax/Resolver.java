package dev.runbook.template.syntax;

import dev.runbook.template.filter.Methods;
import dev.runbook.template.operation.Attributes;
import dev.runbook.template.operation.Fault;
import dev.runbook.template.operation.Slice;
import dev.runbook.value.Value;
import io.pebbletemplates.pebble.attributes.AttributeResolver;
import io.pebbletemplates.pebble.attributes.ResolvedAttribute;
import io.pebbletemplates.pebble.error.AttributeNotFoundException;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.node.ArgumentsNode;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds attributes of values. It always answers or throws, so that nothing reaches Java's own fields and methods.
 */
final class Resolver implements AttributeResolver {

    @Override
    public ResolvedAttribute resolve(
            Object instance,
            Object name,
            Object[] arguments,
            ArgumentsNode node,
            EvaluationContextImpl context,
            String file,
            int offset) {
        Value owner = Operand.of(instance);
        if (name instanceof Bounds bounds) {
            return new ResolvedAttribute(slice(owner, bounds, offset));
        }
        Value key = Operand.of(name);
        return new ResolvedAttribute(
                arguments == null ? attribute(owner, key, offset) : call(owner, key, arguments, offset));
    }

    /** What the function behind {@code [1:2]} gives. */
    record Bounds(Value from, Value to, Value step) {}

    private static Value attribute(Value owner, Value key, int offset) {
        return Attributes.find(owner, key)
                .orElseThrow(() ->
                        new AttributeNotFoundException(null, Attributes.reason(owner, key), key.text(), offset, ""));
    }

    private static Value slice(Value owner, Bounds bounds, int offset) {
        try {
            return Slice.of(owner, bounds.from(), bounds.to(), bounds.step());
        } catch (Fault e) {
            throw new PebbleException(e, e.getMessage(), offset, "");
        }
    }

    private static Value call(Value owner, Value name, Object[] arguments, int offset) {
        List<Value> values = Arrays.stream(arguments).map(Operand::of).toList();
        try {
            Optional<Value> result = Methods.call(owner, name.text(), values);
            return result.orElseThrow(() -> new Fault(
                    "`" + name.text() + "()` is not known for " + owner.kind().words() + "; filters do more"));
        } catch (Fault e) {
            throw new PebbleException(e, e.getMessage(), offset, "");
        }
    }
}
