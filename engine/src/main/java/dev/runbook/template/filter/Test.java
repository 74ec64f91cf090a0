package dev.runbook.template.filter;

import dev.runbook.template.operation.Fault;
import dev.runbook.value.Value;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * {@code input is name(arguments)}.
 *
 * @param takesUndefined whether the input may be an undefined name
 */
public record Test(Signature signature, boolean takesUndefined, BiPredicate<Optional<Value>, CallArguments> body) {

    static Test of(String signature, BiPredicate<Value, CallArguments> body) {
        return new Test(Signature.of(signature), false, (input, arguments) -> body.test(present(input), arguments));
    }

    static Test of(String signature, Predicate<Value> body) {
        return of(signature, (input, arguments) -> body.test(input));
    }

    static Test ofUndefined(String signature, Predicate<Optional<Value>> body) {
        return new Test(Signature.of(signature), true, (input, arguments) -> body.test(input));
    }

    Test as(String name) {
        return new Test(
                new Signature(name, signature.parameters(), signature.required(), signature.open()),
                takesUndefined,
                body);
    }

    public boolean holds(Optional<Value> input, CallArguments arguments) {
        return body.test(input, arguments);
    }

    private static Value present(Optional<Value> input) {
        return input.orElseThrow(() -> new Fault("the value is not defined"));
    }
}
