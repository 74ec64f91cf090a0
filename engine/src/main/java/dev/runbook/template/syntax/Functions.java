package dev.runbook.template.syntax;

import dev.runbook.value.Value;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The functions: {@code range}, {@code dict}, and those behind slices and map literals. */
final class Functions {

    private static final int LONGEST_RANGE = 100_000;

    private Functions() {}

    static Map<String, Function> all() {
        return Map.of(
                "range",
                of(Functions::range),
                "dict",
                of((arguments, offset) -> dict(arguments)),
                Brackets.MAP,
                of((arguments, offset) -> map(positional(arguments))),
                Brackets.SLICE,
                of((arguments, offset) -> bounds(positional(arguments))));
    }

    private interface Body {
        Object apply(Map<String, Object> arguments, int offset);
    }

    private static Function of(Body body) {
        return new Function() {
            @Override
            public List<String> getArgumentNames() {
                return List.of();
            }

            @Override
            public Object execute(
                    Map<String, Object> arguments, PebbleTemplate self, EvaluationContext context, int offset) {
                return body.apply(arguments, offset);
            }
        };
    }

    private static List<Value> positional(Map<String, Object> arguments) {
        List<Value> values = new ArrayList<>();
        while (arguments.containsKey(Integer.toString(values.size()))) {
            values.add(Operand.of(arguments.get(Integer.toString(values.size()))));
        }
        return values;
    }

    private static Value map(List<Value> keysAndValues) {
        Map<String, Value> map = new LinkedHashMap<>();
        for (int at = 0; at + 1 < keysAndValues.size(); at += 2) {
            map.put(keysAndValues.get(at).text(), keysAndValues.get(at + 1));
        }
        return Value.map(map);
    }

    private static Value dict(Map<String, Object> arguments) {
        Map<String, Value> map = new LinkedHashMap<>();
        arguments.keySet().stream().sorted().forEach(name -> map.put(name, Operand.of(arguments.get(name))));
        return Value.map(map);
    }

    private static Resolver.Bounds bounds(List<Value> values) {
        return new Resolver.Bounds(values.get(0), values.get(1), values.size() > 2 ? values.get(2) : Value.NOTHING);
    }

    private static Value range(Map<String, Object> arguments, int offset) {
        List<Value> given = positional(arguments);
        boolean whole = given.stream().allMatch(value -> value instanceof Value.Int);
        if (given.isEmpty() || given.size() > 3 || !whole) {
            throw new PebbleException(null, "`range` takes one to three whole numbers: start, stop, step", offset, "");
        }
        long[] numbers =
                given.stream().mapToLong(value -> ((Value.Int) value).number()).toArray();
        long start = numbers.length == 1 ? 0 : numbers[0];
        long stop = numbers.length == 1 ? numbers[0] : numbers[1];
        long step = numbers.length == 3 ? numbers[2] : 1;
        return range(start, stop, step, offset);
    }

    private static Value range(long start, long stop, long step, int offset) {
        if (step == 0) {
            throw new PebbleException(null, "`range` with step 0 never ends", offset, "");
        }
        List<Value> numbers = new ArrayList<>();
        for (long number = start; step > 0 ? number < stop : number > stop; number += step) {
            if (numbers.size() == LONGEST_RANGE) {
                throw new PebbleException(null, "`range` gives more than 100000 numbers", offset, "");
            }
            numbers.add(Value.of(number));
        }
        return Value.list(numbers);
    }
}
