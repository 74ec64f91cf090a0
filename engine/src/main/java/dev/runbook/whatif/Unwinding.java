package dev.runbook.whatif;

import dev.runbook.inventory.Host;
import dev.runbook.journal.VisitId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The rollback, foreseen: debts newest first, on the hosts of a visit together; an undo that fails stops it. */
final class Unwinding {

    private final Circumstances run;
    private final Course course;
    private final List<Group> groups = new ArrayList<>();

    Unwinding(Circumstances run, Course course) {
        this.run = run;
        this.course = course;
    }

    /** What is undone together, and the undo steps of it in their order. */
    record Group(List<Owed> debts, List<Host> hosts, List<Act> acts, boolean paid) {}

    /** The groups in the order in which they are undone; behind one that fails comes none. */
    List<Group> unwind() {
        run.books().takeActs();
        List<Owed> next = run.books().newest();
        while (!next.isEmpty()) {
            Group group = undo(next);
            groups.add(group);
            if (!group.paid()) {
                break;
            }
            run.books().pays(next);
            next = run.books().newest();
        }
        return List.copyOf(groups);
    }

    private Group undo(List<Owed> debts) {
        Owed latest = debts.get(debts.size() - 1);
        VisitId visit =
                latest.debt().visit().undo(1, latest.debt().step().last().item());
        Map<Host, Place> places = new HashMap<>();
        List<Host> hosts = hosts(debts);
        hosts.forEach(host -> places.put(host, place(debts, host)));
        Standing at = latest.at().undoing(latest.debt().step(), visit).standing(places);
        Walked walked = course.steps(latest.step().rollback(), hosts, at);
        return new Group(debts, hosts, run.books().takeActs(), walked.goesOn());
    }

    private static Place place(List<Owed> debts, Host host) {
        return debts.stream()
                .filter(debt -> debt.debt().host().equals(host.name()))
                .map(debt -> debt.at().common())
                .findFirst()
                .orElseThrow();
    }

    private List<Host> hosts(List<Owed> debts) {
        Set<String> owing = debts.stream().map(debt -> debt.debt().host()).collect(Collectors.toSet());
        return run.plan().inventory().hosts().stream()
                .filter(host -> owing.contains(host.name()))
                .toList();
    }
}
