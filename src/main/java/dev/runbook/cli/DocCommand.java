package dev.runbook.cli;

import dev.runbook.action.ActionSpec;
import dev.runbook.action.Actions;
import dev.runbook.action.Parameter;
import dev.runbook.procedure.ActionReference;
import dev.runbook.procedure.Library;
import dev.runbook.source.DidYouMean;
import dev.runbook.source.InvalidSource;
import dev.runbook.source.Problem;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The reference of actions. */
@Command(
        name = "doc",
        description = "Lists all actions, or explains one.",
        footer = {"%nExamples:", "  runbook doc", "  runbook doc wait_for"})
final class DocCommand implements Callable<Integer> {

    private final World world;

    @Parameters(arity = "0..1", paramLabel = "ACTION", description = "the action to explain")
    Optional<String> action = Optional.empty();

    DocCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        ActionReference reference =
                new ActionReference(new Library(Optional.empty(), world.directory()), Actions.installed());
        if (action.isPresent()) {
            explain(spec(action.get(), reference));
        } else {
            list(reference.all());
        }
        return 0;
    }

    private void list(List<ActionSpec> all) {
        int width = all.stream().mapToInt(spec -> spec.name().length()).max().orElse(0);
        all.forEach(spec -> print(padded(spec.name(), width) + "  " + firstSentence(spec.summary())));
    }

    private static ActionSpec spec(String name, ActionReference reference) {
        return reference.named(name).orElseThrow(() -> {
            List<String> names = reference.all().stream().map(ActionSpec::name).toList();
            return new InvalidSource(
                    List.of(Problem.of("there is no action `" + name + "`" + DidYouMean.suffix(name, names))));
        });
    }

    private void explain(ActionSpec spec) {
        print(spec.name() + " — " + spec.summary());
        if (spec.readOnly()) {
            print("It never changes a host.");
        }
        spec.freeForm().ifPresent(name -> print("A plain value stands for `" + name + "`."));
        print("");
        spec.parameters().forEach(this::explain);
        if (!spec.facts().isEmpty()) {
            print("result adds:");
            spec.facts()
                    .forEach(fact -> print(
                            "  " + fact.name() + (fact.description().isEmpty() ? "" : "  " + fact.description())));
        }
    }

    private void explain(Parameter parameter) {
        StringBuilder line = new StringBuilder(
                "  " + parameter.name() + "  " + parameter.type().words());
        if (!parameter.choices().isEmpty()) {
            line.append(": ").append(String.join(", ", parameter.choices()));
        }
        parameter.initial().ifPresent(value -> line.append("; default ").append(value.text()));
        print(line + (parameter.required() ? "; required" : ""));
        if (!parameter.description().isEmpty()) {
            print("      " + parameter.description());
        }
    }

    private void print(String line) {
        world.out().println(line);
    }

    private static String firstSentence(String summary) {
        return summary.split("(?<=\\.) ", 2)[0];
    }

    private static String padded(String name, int width) {
        return name + " ".repeat(width - name.length());
    }
}
