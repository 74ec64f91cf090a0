package dev.runbook.template.filter;

import dev.runbook.template.operation.Fault;
import dev.runbook.value.Value;
import java.util.List;

/** How a step went, asked of its registered result. */
final class ResultTests {

    private ResultTests() {}

    static List<Test> all() {
        Test succeeded = Test.of("succeeded", input -> !flag(input, "failed"));
        Test failed = Test.of("failed", input -> flag(input, "failed"));
        Test changed = Test.of("changed", input -> flag(input, "changed"));
        Test skipped = Test.of("skipped", input -> flag(input, "skipped"));
        return List.of(
                succeeded,
                succeeded.as("success"),
                succeeded.as("successful"),
                failed,
                failed.as("failure"),
                changed,
                changed.as("change"),
                skipped,
                skipped.as("skip"));
    }

    private static boolean flag(Value result, String name) {
        if (result instanceof Value.Fields fields) {
            return fields.get(name).filter(Value.TRUE::equals).isPresent();
        }
        throw new Fault("`" + name + "` is asked of " + result.kind().words() + ", wanted a registered result");
    }
}
