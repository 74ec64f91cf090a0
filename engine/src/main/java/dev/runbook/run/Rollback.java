package dev.runbook.run;

import dev.runbook.inventory.Host;
import dev.runbook.journal.Debt;
import dev.runbook.journal.Event;
import dev.runbook.journal.OpenDebts;
import dev.runbook.template.Unrenderable;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Pays what the steps owe, newest first, on exactly the hosts where they ran. A host that cannot be reached keeps this
 * debt and all older ones, and unwinding goes on while another host of that undo succeeded; any other failure stops it.
 */
final class Rollback {

    private final RunContext context;
    private final Walk walk;
    private final DebtFrames frames;
    private final Set<Debt> kept = new HashSet<>();
    private final Set<String> lost = new HashSet<>();

    Rollback(RunContext context, Walk walk) {
        this.context = context;
        this.walk = walk;
        this.frames = new DebtFrames(context);
    }

    /** Whether everything was paid. */
    boolean unwind(String reason) {
        if (!isCutOff()) {
            lost.addAll(new Halt(context).stillBusy());
        }
        context.record(new Event.RollbackStarted(reason, debts().size()));
        boolean goesOn = true;
        while (goesOn && !open().isEmpty()) {
            goesOn = pay(new OpenDebts(open()).newest());
        }
        owe(newestFirst(open()), "the unwinding stopped before it");
        return debts().isEmpty();
    }

    /** Whether it had begun before, and its program died: what runs on the hosts then is its own. */
    private boolean isCutOff() {
        return context.progress().unwinding() && !context.recall().isWhereItEnded();
    }

    private List<Debt> debts() {
        return context.progress().debts();
    }

    private List<Debt> open() {
        return debts().stream().filter(debt -> !kept.contains(debt)).toList();
    }

    /** Whether the unwinding goes on after this group. */
    private boolean pay(List<Debt> group) {
        owe(where(group, true), "the host was lost, or owes an undo that comes before it");
        List<Debt> payable = where(group, false);
        if (payable.isEmpty()) {
            return false;
        }
        Debt any = payable.get(0);
        List<Host> hosts = hosts(payable);
        context.record(new Event.UndoStarted(any.step(), any.title(), any.visit(), names(hosts)));
        try {
            DebtFrames.Undo undo = frames.undo(payable);
            return settle(payable, walk.steps(undo.step().rollback(), hosts, undo.frame()));
        } catch (Unrenderable e) {
            owe(payable, e.problem().describe());
            return false;
        }
    }

    private List<Debt> where(List<Debt> group, boolean isLost) {
        return group.stream()
                .filter(debt -> lost.contains(debt.host()) == isLost)
                .toList();
    }

    /** An undo that failed somewhere is paid nowhere, unless all that happened is that hosts of its own were lost. */
    private boolean settle(List<Debt> group, Walked walked) {
        Set<String> failed = walked.failedHosts().stream().map(Host::name).collect(Collectors.toSet());
        lost.addAll(failed);
        Set<String> owing = group.stream().map(Debt::host).collect(Collectors.toSet());
        boolean goesOn = walked.goesOn() || walked.lostOnly() && wasPaidElsewhere(group);
        boolean paidElsewhere = goesOn && owing.containsAll(failed);
        List<Debt> paid = paidElsewhere ? where(group, false) : List.of();
        if (!paid.isEmpty()) {
            Debt any = paid.get(0);
            context.record(new Event.UndoFinished(
                    any.step(), any.visit(), paid.stream().map(Debt::host).toList()));
        }
        String why = walked.failures().stream().findFirst().map(Rollback::why).orElse("the undo did not end");
        owe(group.stream().filter(debt -> !paid.contains(debt)).toList(), why);
        return goesOn && (!where(group, false).isEmpty() || wasPaidElsewhere(group));
    }

    /** Whether this undo succeeded on another host before the run was taken up. */
    private boolean wasPaidElsewhere(List<Debt> group) {
        Debt any = group.get(0);
        return !context.recall().paid(any.step(), any.visit()).isEmpty();
    }

    private void owe(List<Debt> unpaid, String reason) {
        unpaid.forEach(debt -> {
            kept.add(debt);
            context.record(new Event.DebtOwed(debt.step(), debt.title(), debt.host(), reason));
        });
    }

    private static List<Debt> newestFirst(List<Debt> debts) {
        return debts.stream()
                .sorted(Comparator.comparingInt(Debt::n).reversed())
                .toList();
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
