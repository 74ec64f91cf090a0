package dev.runbook.run;

import dev.runbook.inventory.Host;
import dev.runbook.journal.Debt;
import dev.runbook.journal.Event;
import dev.runbook.journal.Progress;
import dev.runbook.template.Unrenderable;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Pays what the steps owe, newest first, on exactly the hosts where they ran. A host that cannot be reached keeps its
 * debt, and unwinding goes on while another host of that undo succeeded; any other failure stops it.
 */
final class Rollback {

    private final RunContext context;
    private final Walk walk;
    private final DebtFrames frames;
    private final Set<Debt> kept = new HashSet<>();

    Rollback(RunContext context, Walk walk) {
        this.context = context;
        this.walk = walk;
        this.frames = new DebtFrames(context);
    }

    /** Whether everything was paid. */
    boolean unwind(String reason) {
        context.record(new Event.RollbackStarted(reason, debts().size()));
        Optional<String> stopped = Optional.empty();
        while (stopped.isEmpty()) {
            List<Debt> group = newest();
            if (group.isEmpty()) {
                break;
            }
            stopped = pay(group);
        }
        if (stopped.isPresent()) {
            oweTheRest();
        }
        return debts().isEmpty();
    }

    private List<Debt> debts() {
        Progress progress = context.progress();
        return progress.debts();
    }

    /** The debts of the newest step that is still to be undone: of one visit, one item, on all its hosts. */
    private List<Debt> newest() {
        List<Debt> open = debts().stream().filter(debt -> !kept.contains(debt)).toList();
        Optional<Debt> newest = open.stream().max(Comparator.comparingInt(Debt::n));
        return newest.map(first -> open.stream()
                        .filter(debt ->
                                debt.visit() == first.visit() && debt.step().equals(first.step()))
                        .toList())
                .orElse(List.of());
    }

    /** Returns why the unwinding cannot go on; empty if it can. */
    private Optional<String> pay(List<Debt> group) {
        Debt latest = group.get(group.size() - 1);
        List<Host> hosts = hosts(group);
        context.record(new Event.UndoStarted(latest.step(), latest.title(), latest.visit(), names(hosts)));
        try {
            DebtFrames.Undo undo = frames.undo(latest);
            return settle(group, hosts, walk.steps(undo.step().rollback(), hosts, undo.frame()));
        } catch (Unrenderable e) {
            owe(group, e.problem().describe());
            return Optional.of(e.getMessage());
        }
    }

    /** An undo that failed somewhere is paid nowhere, unless all that happened is that hosts could not be reached. */
    private Optional<String> settle(List<Debt> group, List<Host> hosts, Walked walked) {
        Set<String> failed = walked.failedHosts().stream().map(Host::name).collect(Collectors.toSet());
        List<Debt> paid = walked.goesOn()
                ? group.stream().filter(debt -> !failed.contains(debt.host())).toList()
                : List.of();
        if (!paid.isEmpty()) {
            Debt any = paid.get(0);
            List<String> where = paid.stream().map(Debt::host).toList();
            context.record(new Event.UndoFinished(any.step(), any.visit(), where));
        }
        Optional<String> why = walked.failures().stream().findFirst().map(Rollback::why);
        owe(group.stream().filter(debt -> !paid.contains(debt)).toList(), why.orElse("the undo did not end"));
        return paid.isEmpty() ? Optional.of(why.orElse("interrupted")) : Optional.empty();
    }

    private void owe(List<Debt> unpaid, String reason) {
        unpaid.forEach(debt -> {
            kept.add(debt);
            context.record(new Event.DebtOwed(debt.step(), debt.title(), debt.host(), reason));
        });
    }

    private void oweTheRest() {
        List<Debt> rest = debts().stream()
                .filter(debt -> !kept.contains(debt))
                .sorted(Comparator.comparingInt(Debt::n).reversed())
                .toList();
        owe(rest, "the unwinding stopped before it");
    }

    private static String why(Walked.Failure failure) {
        return failure.title() + " on " + failure.host().name() + ": "
                + failure.outcome().reason().orElse(failure.outcome().kind().words());
    }

    private List<Host> hosts(List<Debt> group) {
        Set<String> owing = group.stream().map(Debt::host).collect(Collectors.toSet());
        return context.plan().inventory().hosts().stream()
                .filter(host -> owing.contains(host.name()))
                .toList();
    }

    private static List<String> names(List<Host> hosts) {
        return hosts.stream().map(Host::name).toList();
    }
}
