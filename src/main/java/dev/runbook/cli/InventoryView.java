package dev.runbook.cli;

import dev.runbook.inventory.Host;
import dev.runbook.inventory.HostPattern;
import dev.runbook.inventory.Inventory;
import dev.runbook.inventory.view.Explanation;
import dev.runbook.inventory.view.InventoryList;
import dev.runbook.inventory.view.InventoryTree;
import dev.runbook.json.Json;
import dev.runbook.plan.SensitiveNames;
import dev.runbook.report.Printable;
import dev.runbook.report.Printer;
import dev.runbook.source.DidYouMean;
import dev.runbook.source.InvalidSource;
import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import dev.runbook.source.SourceFile;
import dev.runbook.value.Secrets;
import dev.runbook.value.Value;
import java.io.PrintStream;
import java.util.List;

/** An inventory on the screen, without passwords. */
final class InventoryView {

    private final Inventory inventory;
    private final PrintStream out;
    private final Secrets secrets = new Secrets();

    InventoryView(Inventory inventory, PrintStream out) {
        this.inventory = inventory;
        this.out = out;
        SensitiveNames.hide(inventory, secrets);
    }

    void list() {
        json(new InventoryList(inventory).all());
    }

    void graph() {
        text(InventoryTree.of(inventory));
    }

    /** The variables of a host, and if wanted how each got its value. */
    void host(String name, boolean explained, Format format) {
        Host host = named(name);
        Value.Fields variables = new InventoryList(inventory).host(host);
        if (explained) {
            text(Explanation.of(inventory, host));
        } else if (format == Format.JSON) {
            json(variables);
        } else {
            variables.entries().forEach((variable, value) -> text(variable + " = " + Json.write(value)));
        }
    }

    /** The hosts that a pattern means. */
    void hosts(String pattern, Format format) {
        Problems problems = new Problems();
        SourceFile source = new SourceFile("--hosts", pattern);
        List<Host> hosts = HostPattern.parse(source.at(1, 1, pattern.length()), pattern, problems)
                .selectSome(inventory, problems);
        problems.throwIfAny();
        if (format == Format.JSON) {
            json(InventoryList.names(hosts));
        } else {
            hosts.forEach(host -> text(host.name()));
        }
    }

    private Host named(String name) {
        List<String> known = inventory.hosts().stream().map(Host::name).toList();
        return inventory
                .host(name)
                .orElseThrow(() -> new InvalidSource(List.of(
                        Problem.of("the inventory has no host `" + name + "`" + DidYouMean.suffix(name, known)))));
    }

    private void json(Value value) {
        out.println(Json.write(secrets.mask(value)));
    }

    private void text(String text) {
        Printer printer = new Printer(out, secrets, false);
        Printable.lines(text).forEach(printer::print);
    }
}
