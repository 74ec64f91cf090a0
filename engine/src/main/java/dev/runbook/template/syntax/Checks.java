package dev.runbook.template.syntax;

import dev.runbook.source.DidYouMean;
import dev.runbook.template.filter.Filters;
import dev.runbook.template.filter.Signature;
import dev.runbook.template.filter.Tests;
import io.pebbletemplates.pebble.node.ArgumentsNode;
import io.pebbletemplates.pebble.node.BodyNode;
import io.pebbletemplates.pebble.node.Node;
import io.pebbletemplates.pebble.node.PrintNode;
import io.pebbletemplates.pebble.node.expression.BlockFunctionExpression;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.node.expression.FunctionOrMacroInvocationExpression;
import io.pebbletemplates.pebble.node.expression.ParentFunctionExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the grammar lets through but cannot work: unknown filters and tests, wrong arguments, half a choice. */
final class Checks {

    /** A mistake and where it stands. */
    record Mistake(int offset, String message) {}

    private static final Set<String> FUNCTIONS = Set.of("range", "dict");

    private final List<Mistake> mistakes = new ArrayList<>();

    private Checks() {}

    static List<Mistake> of(BodyNode body) {
        Checks checks = new Checks();
        checks.check(body);
        return checks.mistakes;
    }

    private void check(BodyNode body) {
        for (Node node : body.getChildren()) {
            if (node instanceof PrintNode print) {
                check(print.getExpression());
            } else if (node instanceof SetTag.SetNode set) {
                check(set.value());
            } else if (node instanceof IfTag.IfNode choice) {
                choice.branches().forEach(branch -> {
                    check(branch.condition());
                    check(branch.body());
                });
                choice.otherwise().ifPresent(this::check);
            } else if (node instanceof ForNode loop) {
                check(loop.items());
                loop.condition().ifPresent(this::check);
                check(loop.body());
                loop.otherwise().ifPresent(this::check);
            }
        }
    }

    private void check(Expression<?> expression) {
        if (expression instanceof FilterCall call) {
            checkFilter(call);
        } else if (expression instanceof TestCall call) {
            checkTest(call);
        } else if (expression instanceof FunctionOrMacroInvocationExpression call) {
            checkFunction(call);
        } else if (expression instanceof Logic.Choice choice) {
            checkChoice(choice);
            return;
        } else if (expression instanceof Logic.Half half) {
            String missing = half.isQuestion() ? "`:` of this `?`" : "`else` of this `if`";
            add(Leaves.start(half), "the " + missing + " is missing");
        }
        if (expression instanceof ParentFunctionExpression || expression instanceof BlockFunctionExpression) {
            add(expression.getLineNumber(), "a template stands alone, it has no parent and no blocks");
        }
        Children.of(expression).forEach(this::check);
    }

    private void checkChoice(Logic.Choice choice) {
        if (choice.getLeftExpression() instanceof Logic.Half half) {
            check(half.condition());
            check(half.consequence());
        } else {
            add(Leaves.start(choice), "the `if` of this `else` is missing");
        }
        check(choice.getRightExpression());
    }

    private void checkFilter(FilterCall call) {
        String name = call.invocation().getFilterName();
        int offset = call.invocation().getLineNumber();
        if (name.equals("random") || name.equals("shuffle")) {
            add(offset, "`" + name + "` is refused: what a plan shows must be what the run does");
            return;
        }
        Optional<Signature> signature = Filters.find(name).map(filter -> filter.signature());
        checkCall("filter", name, offset, signature, call.invocation().getArgs(), Filters.names());
    }

    private void checkTest(TestCall call) {
        Optional<Signature> signature =
                Tests.find(call.invocation().getTestName()).map(test -> test.signature());
        checkCall(
                "test",
                call.invocation().getTestName(),
                call.invocation().getLineNumber(),
                signature,
                call.invocation().getArgs(),
                Tests.names());
    }

    private void checkCall(
            String what,
            String name,
            int offset,
            Optional<Signature> signature,
            ArgumentsNode arguments,
            Set<String> known) {
        if (signature.isEmpty()) {
            add(offset, "unknown " + what + " `" + name + "`" + DidYouMean.suffix(name, known));
            return;
        }
        Set<String> named = Calls.named(arguments).stream()
                .map(argument -> argument.getName())
                .collect(Collectors.toSet());
        signature
                .get()
                .objection(Calls.positional(arguments).size(), named)
                .ifPresent(objection -> add(offset, objection));
    }

    private void checkFunction(FunctionOrMacroInvocationExpression call) {
        String name = call.getFunctionName();
        int offset = Math.max(0, call.getLineNumber() - name.length());
        if (name.equals("lookup") || name.equals("query")) {
            add(offset, "`" + name + "` is not known; pass the value with `-e`, or read it in a step");
        } else if (Language.REGISTRY.getFunction(name) == null) {
            add(
                    offset,
                    "unknown function `" + name + "`" + DidYouMean.suffix(name, FUNCTIONS)
                            + (Filters.find(name).isPresent() ? "; write `… | " + name + "`" : ""));
        }
    }

    private void add(int offset, String message) {
        mistakes.add(new Mistake(offset, message));
    }
}
