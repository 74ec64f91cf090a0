package dev.runbook.cli;

import dev.runbook.action.Actions;
import dev.runbook.lock.LockPlace;
import dev.runbook.lock.Locksmith;
import dev.runbook.lock.Look;
import dev.runbook.plan.Plan;
import dev.runbook.procedure.Library;
import dev.runbook.procedure.Procedure;
import dev.runbook.procedure.ProcedureReader;
import dev.runbook.remote.Connections;
import dev.runbook.run.LockPlaces;
import dev.runbook.source.SourceFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import picocli.CommandLine.Mixin;

/** Whose locks are meant, and how their hosts are reached. */
final class LockOptions {

    /** Contacts nobody by itself; it makes a plan of an inventory. */
    private static final String ALL_HOSTS =
            "name: lock\nplays: [ { name: lock, hosts: all, steps: [ { command: 'true' } ] } ]\n";

    @Mixin
    InventoryOptions inventory = new InventoryOptions();

    @Mixin
    VariableOptions variables = new VariableOptions();

    @Mixin
    ConnectionOptions connection = new ConnectionOptions();

    /** The locks from which a run is brought here. */
    static LockOptions of(InventoryOptions inventory, VariableOptions variables, LoginOptions login) {
        LockOptions options = new LockOptions();
        options.inventory = inventory;
        options.variables = variables;
        options.connection = ConnectionOptions.usual(login);
        return options;
    }

    /** What is done with the locks of these hosts. */
    <T> T with(World world, BiFunction<Locksmith, List<LockPlace>, T> work) {
        Request.Typed typed = new Request.Typed(inventory, variables, new SelectionOptions(), connection);
        Plan plan = new Request(world, typed).plan(() -> procedure(world), Runs.fresh(world));
        try (Connections connections = Wiring.connections(connection, world, plan.secrets())) {
            return work.apply(new Locksmith(connection.forks), LockPlaces.of(plan, connections));
        }
    }

    /** By the names of their hosts. */
    static Map<String, Look> byHost(Map<LockPlace, Look> looks) {
        Map<String, Look> named = new LinkedHashMap<>();
        looks.forEach((place, look) -> named.put(place.host(), look));
        return named;
    }

    private static Procedure procedure(World world) {
        Library library = new Library(Optional.empty(), world.directory());
        return ProcedureReader.read(new SourceFile("lock", ALL_HOSTS), library, Actions.installed());
    }
}
