package dev.runbook.template.filter;

import dev.runbook.template.operation.Printable;
import dev.runbook.value.Value;
import java.util.function.BiFunction;
import java.util.function.Function;

/** {@code input | name(arguments)}: a pure function of values; gives a value or a {@link Printable}. */
public record Filter(Signature signature, BiFunction<Value, CallArguments, Object> body) {

    static Filter of(String signature, BiFunction<Value, CallArguments, Object> body) {
        return new Filter(Signature.of(signature), body);
    }

    static Filter of(String signature, Function<Value, Object> body) {
        return of(signature, (input, arguments) -> body.apply(input));
    }

    /** The same under another name. */
    Filter as(String name) {
        return new Filter(new Signature(name, signature.parameters(), signature.required(), signature.open()), body);
    }

    public Object apply(Value input, CallArguments arguments) {
        return body.apply(input, arguments);
    }
}
