package dev.runbook.cli;

import dev.runbook.Runbook;
import dev.runbook.frozen.Inputs;
import dev.runbook.inventory.Inventory;
import dev.runbook.plan.ExtraVars;
import dev.runbook.plan.Plan;
import dev.runbook.plan.RunFacts;
import dev.runbook.plan.Wishes;
import dev.runbook.procedure.OnFailure;
import dev.runbook.procedure.Procedure;
import dev.runbook.source.InvalidSource;
import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import dev.runbook.source.SourceFile;
import dev.runbook.source.Span;
import dev.runbook.template.Unrenderable;
import dev.runbook.value.Secrets;
import dev.runbook.value.Value;
import dev.runbook.yaml.Node;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A procedure with all that was typed about it, on its way to a plan. Everything that is wrong is reported at once. */
final class Request {

    private final World world;
    private final Typed typed;
    private final Secrets secrets = new Secrets();
    private final Problems problems = new Problems();
    private Optional<Wishes> wishes = Optional.empty();

    /** The options that have a say in the plan. */
    record Typed(
            InventoryOptions inventory,
            VariableOptions variables,
            SelectionOptions selection,
            ConnectionOptions connection) {}

    Request(World world, Typed typed) {
        this.world = world;
        this.typed = typed;
    }

    /**
     * The plan for this procedure.
     *
     * @throws InvalidSource with everything that is wrong
     */
    Plan plan(Supplier<Procedure> reading, RunFacts run) {
        try {
            return planned(reading, run);
        } catch (InvalidSource e) {
            throw e.masked(secrets);
        } catch (Unrenderable e) {
            throw new InvalidSource(List.of(e.problem())).masked(secrets);
        }
    }

    private Plan planned(Supplier<Procedure> reading, RunFacts run) {
        Optional<Procedure> procedure = procedure(reading);
        List<Path> besides =
                procedure.flatMap(it -> it.library().besideRunbook()).stream().toList();
        Inventory inventory = Inventories.read(typed.inventory.inventories, world.directory(), besides, problems);
        Wishes asked = wishes();
        wishes = Optional.of(asked);
        problems.throwIfAny();
        inventory.warnings().forEach(warning -> world.err().println("warning: " + warning.describe()));
        try {
            return Runbook.plan(procedure.orElseThrow(), inventory, asked, run);
        } catch (InvalidSource e) {
            throw withHint(e);
        }
    }

    /** What this plan was made of, to be kept for the day on which the run has to be taken up. */
    Inputs inputs(Plan plan, RunFacts run, Optional<OnFailure> onFailure) {
        Map<String, Value> shown = new LinkedHashMap<>();
        List<String> withheld = new ArrayList<>();
        wishes.orElseThrow().extras().forEach((name, node) -> {
            if (secrets.shows(node.value().text())) {
                withheld.add(name);
            } else {
                shown.put(name, node.value());
            }
        });
        SelectionOptions part = typed.selection;
        ConnectionOptions connection = typed.connection;
        return new Inputs(
                run,
                plan.procedure().file(),
                plan.procedure().library(),
                Inventories.places(typed.inventory.inventories, world.directory()),
                new Inputs.Part(typed.inventory.limit, part.tags, part.skipTags, part.startAt),
                shown,
                withheld,
                new Inputs.Reach(
                        connection.forks,
                        connection.timeout,
                        connection.reconnect,
                        connection.login.sshConfig.map(file -> world.directory().resolve(file)),
                        connection.login.acceptNewHostKeys,
                        onFailure));
    }

    private Optional<Procedure> procedure(Supplier<Procedure> reading) {
        try {
            return Optional.of(reading.get());
        } catch (InvalidSource e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }

    private Wishes wishes() {
        Map<String, Node> extras =
                new LinkedHashMap<>(ExtraVars.parse(typed.variables.extras, world.directory(), secrets, problems));
        extras.putAll(new LoginVariables(typed.connection.login, world, secrets).nodes());
        Optional<Node.Scalar> limit = typed.inventory.limit.map(Request::pattern);
        SelectionOptions selection = typed.selection;
        return new Wishes(extras, limit, selection.tags, selection.skipTags, selection.startAt, secrets);
    }

    static Node.Scalar pattern(String text) {
        Span span = new SourceFile("--limit", text).at(1, 1, text.length());
        return new Node.Scalar(span, Value.of(text), false);
    }

    private InvalidSource withHint(InvalidSource e) {
        if (!typed.inventory.inventories.isEmpty()) {
            return e;
        }
        Problems all = new Problems();
        all.addAll(e.problems());
        all.add(Problem.of("no inventory was given, so only localhost is known; pass one with `-i FILE`"));
        return new InvalidSource(all.inOrder());
    }
}
