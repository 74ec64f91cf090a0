package dev.runbook.cli;

import dev.runbook.Runbook;
import dev.runbook.frozen.Inputs;
import dev.runbook.frozen.InputsReader;
import dev.runbook.inventory.Inventory;
import dev.runbook.plan.ExtraVars;
import dev.runbook.plan.Plan;
import dev.runbook.plan.Wishes;
import dev.runbook.procedure.Procedure;
import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import dev.runbook.source.SourceFile;
import dev.runbook.value.Secrets;
import dev.runbook.value.Value;
import dev.runbook.yaml.Node;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The inputs of a run on their way to the plan that it began with. */
final class FrozenRequest {

    /** Such variables say how hosts are reached, which may differ from operator to operator. */
    private static final String OF_CONNECTIONS = "ansible_";

    private final World world;
    private final InputsReader reader;
    private final Inputs inputs;
    private final Secrets secrets = new Secrets();
    private final Problems problems = new Problems();

    FrozenRequest(World world, Path run) {
        this.world = world;
        this.reader = new InputsReader(run);
        this.inputs = reader.read();
    }

    Inputs inputs() {
        return inputs;
    }

    /** The runbook as it was when the run began. */
    Procedure procedure() {
        return Runbook.read(inputs.runbook(), inputs.library());
    }

    /** The runbook as it is now. */
    Procedure edited() {
        String name = inputs.runbook().name().replaceFirst("^runbook\\.jar!/runbooks/", "");
        return Runbook.read(name, inputs.library().workingDirectory());
    }

    /**
     * The plan.
     *
     * @param given secrets that were not kept, and how to log in now
     * @throws dev.runbook.source.InvalidSource with everything that is wrong
     */
    Plan plan(Procedure procedure, VariableOptions given, LoginOptions login) {
        Map<String, Node> extras = extras(given);
        extras.putAll(new LoginVariables(login, world, secrets).nodes());
        problems.throwIfAny();
        Path directory = inputs.library().workingDirectory();
        List<Path> besides = reader.beside(inputs).stream().toList();
        Inventory inventory = Inventories.read(inputs.inventories(), directory, besides, problems);
        problems.throwIfAny();
        Inputs.Part part = inputs.part();
        Wishes wishes = new Wishes(
                extras, part.limit().map(Request::pattern), part.tags(), part.skipTags(), part.startAt(), secrets);
        return Runbook.plan(procedure, inventory, wishes, inputs.run());
    }

    private Map<String, Node> extras(VariableOptions given) {
        Map<String, Node> extras = new LinkedHashMap<>();
        inputs.extras().forEach((name, value) -> extras.put(name, node(value)));
        Map<String, Node> passed = ExtraVars.parse(given.extras, world.directory(), secrets, problems);
        passed.forEach((name, node) -> takeSecret(name, node, extras));
        inputs.withheld().stream()
                .filter(name -> !extras.containsKey(name))
                .forEach(name -> ask(name).ifPresent(value -> takeSecret(name, node(value), extras)));
        return extras;
    }

    private void takeSecret(String name, Node node, Map<String, Node> extras) {
        boolean same = extras.containsKey(name) && extras.get(name).value().equals(node.value());
        boolean anew = inputs.withheld().contains(name) || name.startsWith(OF_CONNECTIONS);
        if (!same && !anew) {
            problems.add(Problem.of(
                    "`" + name + "` is what it was when the run began and cannot be given anew; begin another"
                            + " run to change it"));
            return;
        }
        if (!same && inputs.withheld().contains(name)) {
            secrets.add(name, node.value());
        }
        extras.put(name, node);
    }

    private Optional<Value> ask(String name) {
        Optional<Value> typed = world.terminal()
                .flatMap(terminal -> terminal.askSecretly(name + ": "))
                .map(Value::of);
        if (typed.isEmpty()) {
            problems.add(Problem.of("`" + name + "` is a secret and was not kept; pass it again with `-e @FILE`"));
        }
        return typed;
    }

    private static Node node(Value value) {
        return Node.of(new SourceFile("-e", "").start(), value);
    }
}
