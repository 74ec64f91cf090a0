package dev.runbook.inventory.view;

import dev.runbook.inventory.Group;
import dev.runbook.inventory.Host;
import dev.runbook.inventory.Inventory;

/** Groups with what is inside them, as {@code ansible-inventory --graph} draws them. */
public final class InventoryTree {

    private final StringBuilder text = new StringBuilder();

    private InventoryTree() {}

    /** The whole inventory, a line for each group and host. */
    public static String of(Inventory inventory) {
        return inventory.group(Group.ALL).map(InventoryTree::of).orElse("");
    }

    public static String of(Group group) {
        InventoryTree tree = new InventoryTree();
        tree.draw(group, 0);
        return tree.text.toString();
    }

    private void draw(Group group, int depth) {
        line("@" + group.name() + ":", depth);
        group.children().forEach(child -> draw(child, depth + 1));
        if (!group.name().equals(Group.ALL)) {
            for (Host host : group.members()) {
                line(host.name(), depth + 1);
            }
        }
    }

    private void line(String name, int depth) {
        text.append("  |".repeat(depth))
                .append(depth == 0 ? "" : "--")
                .append(name)
                .append('\n');
    }
}
