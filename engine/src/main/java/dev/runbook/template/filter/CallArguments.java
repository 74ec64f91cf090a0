package dev.runbook.template.filter;

import dev.runbook.template.operation.Fault;
import dev.runbook.template.operation.Truth;
import dev.runbook.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands in the brackets of a call, by position or by name. */
public record CallArguments(Signature signature, List<Value> positional, Map<String, Value> named) {

    public Optional<Value> find(String parameter) {
        int position = signature.parameters().indexOf(parameter);
        return position >= 0 && position < positional.size()
                ? Optional.of(positional.get(position))
                : Optional.ofNullable(named.get(parameter));
    }

    Value value(String parameter) {
        return find(parameter).orElseThrow(() -> new Fault("`" + signature.name() + "` needs `" + parameter + "`"));
    }

    String text(String parameter) {
        return value(parameter).text();
    }

    String text(String parameter, String initial) {
        return find(parameter).map(Value::text).orElse(initial);
    }

    boolean flag(String parameter) {
        return find(parameter).map(Truth::of).orElse(false);
    }

    long number(String parameter, long initial) {
        return find(parameter).map(this::whole).orElse(initial);
    }

    long number(String parameter) {
        return whole(value(parameter));
    }

    List<Value> list(String parameter) {
        return Items.of(value(parameter), signature.name());
    }

    /** The positional arguments behind the first ones. */
    List<Value> from(int position) {
        return positional.subList(Math.min(position, positional.size()), positional.size());
    }

    private long whole(Value value) {
        if (value instanceof Value.Int number) {
            return number.number();
        }
        throw new Fault("`" + signature.name() + "` is given " + value.kind().words() + ", wanted a whole number");
    }
}
