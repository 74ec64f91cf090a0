package dev.runbook.template.filter;

import dev.runbook.template.operation.Comparison;
import dev.runbook.template.operation.Fault;
import dev.runbook.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tests against another value, a pattern or a version. */
final class ComparisonTests {

    private ComparisonTests() {}

    static List<Test> all() {
        List<Test> tests = new ArrayList<>(List.of(
                Test.of("even", input -> whole(input, "even") % 2 == 0),
                Test.of("odd", input -> whole(input, "odd") % 2 != 0),
                Test.of("divisibleby(num)", ComparisonTests::divides),
                Test.of("in(seq)", (input, arguments) -> Comparison.contains(arguments.value("seq"), input)),
                Test.of("contains(value)", (input, arguments) -> Comparison.contains(input, arguments.value("value"))),
                Test.of("match(pattern, ignorecase?, multiline?)", matches(Matcher::lookingAt)),
                Test.of("search(pattern, ignorecase?, multiline?)", matches(Matcher::find)),
                Test.of("regex(pattern, ignorecase?, multiline?)", matches(Matcher::find)),
                Test.of("version(version, operator?)", Versions::holds),
                Test.of("subset(other)", (input, arguments) -> covers(arguments.value("other"), input)),
                Test.of("superset(other)", (input, arguments) -> covers(input, arguments.value("other")))));
        compared(tests, Comparison::equal, "eq", "equalto", "==");
        compared(tests, (a, b) -> !Comparison.equal(a, b), "ne", "!=");
        compared(tests, (a, b) -> Comparison.compare(a, b) > 0, "gt", "greaterthan", ">");
        compared(tests, (a, b) -> Comparison.compare(a, b) >= 0, "ge", ">=");
        compared(tests, (a, b) -> Comparison.compare(a, b) < 0, "lt", "lessthan", "<");
        compared(tests, (a, b) -> Comparison.compare(a, b) <= 0, "le", "<=");
        return tests;
    }

    private static void compared(List<Test> tests, BiPredicate<Value, Value> holds, String... names) {
        for (String name : names) {
            tests.add(Test.of(name + "(other)", (input, arguments) -> holds.test(input, arguments.value("other"))));
        }
    }

    private static BiPredicate<Value, CallArguments> matches(java.util.function.Predicate<Matcher> found) {
        return (input, arguments) -> {
            int flags = (arguments.flag("ignorecase") ? Pattern.CASE_INSENSITIVE : 0)
                    | (arguments.flag("multiline") ? Pattern.MULTILINE : 0);
            Pattern pattern = Regex.compile(arguments.text("pattern"), flags);
            return Regex.guarded(() -> found.test(pattern.matcher(Regex.subject(input.text()))));
        };
    }

    private static boolean divides(Value input, CallArguments arguments) {
        long divisor = arguments.number("num");
        if (divisor == 0) {
            throw new Fault("`divisibleby` divides by zero");
        }
        return whole(input, "divisibleby") % divisor == 0;
    }

    private static boolean covers(Value larger, Value smaller) {
        SeenValues all = new SeenValues(Items.of(larger, "superset"));
        return Items.of(smaller, "subset").stream().allMatch(all::has);
    }

    private static long whole(Value input, String test) {
        if (input instanceof Value.Int number) {
            return number.number();
        }
        throw new Fault("`" + test + "` is asked of " + input.kind().words() + ", wanted a whole number");
    }
}
