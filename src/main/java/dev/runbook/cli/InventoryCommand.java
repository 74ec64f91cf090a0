package dev.runbook.cli;

import dev.runbook.inventory.Inventory;
import dev.runbook.source.Problems;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what the inventory says. */
@Command(
        name = "inventory",
        description = "Shows what the inventory says; nothing is contacted.",
        footer = {
            "%nExamples:",
            "  runbook inventory -i prod.ini --graph",
            "  runbook inventory -i prod.ini --host app1 --explain",
            "  runbook inventory -i prod.ini --hosts 'app:!app1'"
        })
final class InventoryCommand implements Callable<Integer> {

    private final World world;

    @Option(
            names = {"-i", "--inventory"},
            paramLabel = "FILE",
            description = InventoryOptions.INVENTORY)
    List<String> inventories = List.of();

    @ArgGroup(multiplicity = "1")
    View view = new View();

    @Option(names = "--explain", description = "with --host: where each value comes from, and what it overrides")
    boolean explain;

    @Option(names = "--format", paramLabel = "text|json", defaultValue = "text", description = "text or json")
    Format format;

    static final class View {
        @Option(names = "--list", description = "groups, hosts and variables, as JSON")
        boolean list;

        @Option(names = "--graph", description = "groups and hosts as a tree")
        boolean graph;

        @Option(names = "--host", paramLabel = "HOST", description = "the variables of one host")
        Optional<String> host = Optional.empty();

        @Option(names = "--hosts", paramLabel = "PATTERN", description = "the hosts that a pattern means")
        Optional<String> hosts = Optional.empty();
    }

    InventoryCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        Problems problems = new Problems();
        Inventory inventory = Inventories.read(inventories, world.directory(), List.of(), problems);
        problems.throwIfAny();
        inventory.warnings().forEach(warning -> world.err().println("warning: " + warning.describe()));
        show(inventory);
        return 0;
    }

    private void show(Inventory inventory) {
        InventoryView shown = new InventoryView(inventory, world.out());
        if (view.list) {
            shown.list();
        } else if (view.graph) {
            shown.graph();
        } else if (view.hosts.isPresent()) {
            shown.hosts(view.hosts.get(), format);
        } else {
            shown.host(view.host.orElseThrow(), explain, format);
        }
    }
}
