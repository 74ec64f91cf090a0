package dev.runbook.journal;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Debts that wait to be paid, and the order of paying: on each host newest first, on the hosts of a visit together. */
public record OpenDebts(List<Debt> debts) {

    /** What is undone together: a step, for one item, in one visit. */
    private record Undone(VisitId visit, StepPath step) {
        static Undone by(Debt debt) {
            return new Undone(debt.visit(), debt.step());
        }
    }

    /**
     * The next to pay. Hosts run at their own pace, so one may owe newer items than another: a group waits until its
     * debts are the newest of all its hosts.
     */
    public List<Debt> newest() {
        Map<Undone, List<Debt>> groups =
                debts.stream().collect(Collectors.groupingBy(Undone::by, LinkedHashMap::new, Collectors.toList()));
        Map<String, Integer> newestOfHost = debts.stream().collect(Collectors.toMap(Debt::host, Debt::n, Math::max));
        Collection<List<Debt>> all = groups.values();
        return all.stream()
                .filter(group -> group.stream().allMatch(debt -> newestOfHost.get(debt.host()) == debt.n()))
                .max(Comparator.comparingInt(OpenDebts::latest))
                .orElseGet(() -> all.stream()
                        .max(Comparator.comparingInt(OpenDebts::latest))
                        .orElseThrow());
    }

    private static int latest(List<Debt> group) {
        return group.stream().mapToInt(Debt::n).max().orElse(0);
    }
}
