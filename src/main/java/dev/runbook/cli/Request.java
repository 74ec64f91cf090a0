package dev.runbook.cli;

import dev.runbook.Runbook;
import dev.runbook.inventory.Inventory;
import dev.runbook.plan.ExtraVars;
import dev.runbook.plan.Plan;
import dev.runbook.plan.RunFacts;
import dev.runbook.plan.Wishes;
import dev.runbook.procedure.Procedure;
import dev.runbook.source.InvalidSource;
import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import dev.runbook.source.SourceFile;
import dev.runbook.value.Secrets;
import dev.runbook.yaml.Node;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A runbook with all that was typed about it, on its way to a plan. Everything that is wrong is reported at once. */
final class Request {

    private final World world;
    private final RunbookOptions options;
    private final Secrets secrets = new Secrets();
    private final Problems problems = new Problems();

    Request(World world, RunbookOptions options) {
        this.world = world;
        this.options = options;
    }

    Secrets secrets() {
        return secrets;
    }

    /** @throws InvalidSource with everything that is wrong */
    Plan plan(RunFacts run) {
        Optional<Procedure> procedure = procedure();
        List<Path> besides =
                procedure.flatMap(it -> it.library().besideRunbook()).stream().toList();
        Inventory inventory = Inventories.read(options.inventory.inventories, world.directory(), besides, problems);
        Wishes wishes = wishes();
        problems.throwIfAny();
        inventory.warnings().forEach(warning -> world.err().println("warning: " + warning.describe()));
        try {
            return Runbook.plan(procedure.orElseThrow(), inventory, wishes, run);
        } catch (InvalidSource e) {
            throw withHint(e);
        }
    }

    private Optional<Procedure> procedure() {
        try {
            return Optional.of(Runbook.read(options.runbook, world.directory()));
        } catch (InvalidSource e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }

    private Wishes wishes() {
        Map<String, Node> extras =
                new LinkedHashMap<>(ExtraVars.parse(options.variables.extras, world.directory(), secrets, problems));
        extras.putAll(new LoginVariables(options.connection, world, secrets).nodes());
        SelectionOptions selection = options.selection;
        Optional<Node.Scalar> limit = selection.limit.map(Request::pattern);
        return new Wishes(extras, limit, selection.tags, selection.skipTags, selection.startAt, secrets);
    }

    private static Node.Scalar pattern(String text) {
        return (Node.Scalar)
                Node.of(new SourceFile("--limit", text).at(1, 1, text.length()), dev.runbook.value.Value.of(text));
    }

    private InvalidSource withHint(InvalidSource e) {
        if (!options.inventory.inventories.isEmpty()) {
            return e;
        }
        Problems all = new Problems();
        all.addAll(e.problems());
        all.add(Problem.of("no inventory was given, so only localhost is known; pass one with `-i FILE`"));
        return new InvalidSource(all.inOrder());
    }
}
