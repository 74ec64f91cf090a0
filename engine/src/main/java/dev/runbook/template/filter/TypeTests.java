package dev.runbook.template.filter;

import dev.runbook.template.operation.Truth;
import dev.runbook.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether there is a value, and of what kind. */
final class TypeTests {

    private TypeTests() {}

    static List<Test> all() {
        Test nothing = Test.of("none", input -> input instanceof Value.Nothing);
        Test sequence = Test.of("sequence", TypeTests::isIterable);
        return List.of(
                Test.ofUndefined("defined", Optional::isPresent),
                Test.ofUndefined("undefined", Optional::isEmpty),
                nothing,
                nothing.as("null"),
                sequence,
                sequence.as("iterable"),
                Test.of("string", input -> input instanceof Value.Text),
                Test.of("number", input -> input instanceof Value.Int || input instanceof Value.Decimal),
                Test.of("integer", input -> input instanceof Value.Int),
                Test.of("float", input -> input instanceof Value.Decimal),
                Test.of("boolean", input -> input instanceof Value.Bool),
                Test.of("mapping", input -> input instanceof Value.Fields),
                Test.of("list", input -> input instanceof Value.Items),
                Test.of("true", input -> input.equals(Value.TRUE)),
                Test.of("false", input -> input.equals(Value.FALSE)),
                Test.of("truthy", Truth::of),
                Test.of("falsy", input -> !Truth.of(input)),
                Test.of("empty", TypeTests::isEmpty),
                Test.of("lower", input -> input.text().equals(input.text().toLowerCase(Locale.ROOT))),
                Test.of("upper", input -> input.text().equals(input.text().toUpperCase(Locale.ROOT))));
    }

    private static boolean isIterable(Value input) {
        return input instanceof Value.Items || input instanceof Value.Fields || input instanceof Value.Text;
    }

    private static boolean isEmpty(Value input) {
        return (isIterable(input) || input instanceof Value.Nothing) && !Truth.of(input);
    }
}
