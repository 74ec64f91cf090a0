package dev.runbook.plan;

import dev.runbook.inventory.Host;
import dev.runbook.inventory.Inventory;
import dev.runbook.procedure.Guard;
import dev.runbook.procedure.HostSelector;
import dev.runbook.procedure.Procedure;
import dev.runbook.procedure.Step;
import dev.runbook.value.Secrets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A procedure bound to an inventory and to what the operator passed. Holding one means that everything that can be
 * known without contacting a host is right. Made by {@link Planner} only.
 */
public final class Plan {

    private final Procedure procedure;
    private final Inventory inventory;
    private final HostScopes scopes;
    private final Secrets secrets;
    private final List<PlannedPlay> plays;
    private final Map<HostSelector, List<Host>> placements;
    private final Set<Step> leftOut;

    Plan(
            Procedure procedure,
            Inventory inventory,
            HostScopes scopes,
            Secrets secrets,
            List<PlannedPlay> plays,
            Map<HostSelector, List<Host>> placements,
            Set<Step> leftOut) {
        this.procedure = procedure;
        this.inventory = inventory;
        this.scopes = scopes;
        this.secrets = secrets;
        this.plays = List.copyOf(plays);
        this.placements = Map.copyOf(placements);
        this.leftOut = leftOut;
    }

    public Procedure procedure() {
        return procedure;
    }

    public Inventory inventory() {
        return inventory;
    }

    public HostScopes scopes() {
        return scopes;
    }

    public Secrets secrets() {
        return secrets;
    }

    public List<PlannedPlay> plays() {
        return plays;
    }

    /** The hosts that a step names for itself; empty if it runs where its play runs. */
    public Optional<List<Host>> hostsOf(Step step) {
        return step.placement().hosts().map(placements::get);
    }

    /** The hosts where a guard is judged; empty if it names none. */
    public Optional<List<Host>> hostsOf(Guard guard) {
        return guard.hosts().map(placements::get);
    }

    /** Whether {@code --tags}, {@code --skip-tags} and {@code --start-at} leave the step in. */
    public boolean includes(Step step) {
        return !leftOut.contains(step);
    }

    /** Every host that the run may contact, in inventory order. */
    public List<Host> hosts() {
        Set<Host> touched = new HashSet<>();
        plays.forEach(play -> touched.addAll(play.hosts()));
        placements.values().forEach(touched::addAll);
        return inventory.hosts().stream().filter(touched::contains).toList();
    }

    /** Every step that may run, undo steps excepted; outer before inner. */
    public Stream<Step> steps() {
        return plays.stream().flatMap(play -> play.play().steps().stream()).filter(this::includes);
    }
}
