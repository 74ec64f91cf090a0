package dev.runbook.whatif;

import dev.runbook.inventory.Host;
import dev.runbook.journal.StepPath;
import java.util.List;
import java.util.Optional;

/**
 * A step that is undone, on the hosts where it owes that.
 *
 * @param steps its undo steps, in their order, on each host
 * @param paid whether they succeed
 */
public record Undone(StepPath step, String title, List<Owing> hosts, List<Act> steps, boolean paid) {

    /**
     * A host that owes.
     *
     * @param doubt what decides during the run whether it does
     */
    public record Owing(Host host, Optional<String> doubt) {}

    static Undone of(Unwinding.Group group) {
        List<Owing> hosts = group.hosts().stream()
                .map(host -> new Owing(host, doubt(group, host)))
                .toList();
        Owed any = group.debts().get(0);
        return new Undone(any.debt().step(), any.debt().title(), hosts, group.acts(), group.paid());
    }

    private static Optional<String> doubt(Unwinding.Group group, Host host) {
        return group.debts().stream()
                .filter(debt -> debt.debt().host().equals(host.name()))
                .findFirst()
                .flatMap(Owed::doubt);
    }
}
