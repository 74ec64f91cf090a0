package dev.runbook.whatif;

import dev.runbook.inventory.Host;
import dev.runbook.journal.Debt;
import dev.runbook.journal.OpenDebts;
import dev.runbook.journal.VisitId;
import dev.runbook.plan.Memory;
import dev.runbook.procedure.Body;
import dev.runbook.procedure.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a foreseen run adds up to: what it owes, what it leaves behind, and which handlers it has asked for. */
final class Books {

    private final Map<String, Owed> owed = new LinkedHashMap<>();
    private final Map<Host, List<Trace>> traces = new LinkedHashMap<>();
    private final List<Act> acts = new ArrayList<>();
    private final List<Walked.Failure> failures = new ArrayList<>();
    private final Map<Host, List<Turn>> left = new HashMap<>();
    private final List<Turn> supposed = new ArrayList<>();
    private final List<Turn> infallible = new ArrayList<>();
    private final Map<String, Map<Host, Optional<String>>> notified = new HashMap<>();
    private boolean touched;
    private boolean committed;
    private boolean doubted;
    private Optional<String> commitInDoubt = Optional.empty();
    private int starts;
    private int visits;

    VisitId visit(Standing at) {
        return at.visit().orElseGet(() -> VisitId.of(++visits));
    }

    /** The step begins; whatever becomes of it, it may owe its undo from here on. */
    void begins(Turn turn) {
        if (turn.step().rollback().isEmpty() || turn.at().undo()) {
            return;
        }
        Debt debt =
                new Debt(++starts, turn.path(), turn.step().name(), turn.host().name(), turn.visit(), Memory.EMPTY);
        owed.put(key(turn), new Owed(debt, turn.step(), turn.at().behind(turn), turn.doubt()));
    }

    void ends(Turn turn, Foreseen end) {
        doubted |= turn.doubt().isPresent();
        touched |= end.traces();
        leaves(turn, end);
        if (!end.traces()) {
            owed.remove(key(turn));
        }
        if (!turn.at().undo()) {
            trace(turn, end);
        }
        if (end.kind().isFailure()) {
            failures.add(new Walked.Failure(turn.path(), turn.step().name(), turn.host(), end));
        }
    }

    /** A call leaves something for sure only if a step inside does. */
    private void leaves(Turn turn, Foreseen end) {
        if (!end.traces()) {
            return;
        }
        if (!(turn.step().body() instanceof Body.Custom)) {
            left.computeIfAbsent(turn.host(), host -> new ArrayList<>()).add(turn);
            return;
        }
        List<Turn> inside = left.getOrDefault(turn.host(), List.of()).stream()
                .filter(leaf -> leaf.isInside(turn))
                .toList();
        boolean sure = inside.isEmpty()
                || inside.stream().anyMatch(leaf -> leaf.doubt().isEmpty());
        if (!sure) {
            owed.computeIfPresent(
                    key(turn), (key, debt) -> debt.doubting(inside.get(0).doubt()));
        }
    }

    private static String key(Turn turn) {
        return turn.visit() + " " + turn.path() + "@" + turn.host();
    }

    private static String key(Debt debt) {
        return debt.visit() + " " + debt.step() + "@" + debt.host();
    }

    private void trace(Turn turn, Foreseen end) {
        Step step = turn.step();
        List<Trace> its = traces.computeIfAbsent(turn.host(), host -> new ArrayList<>());
        List<Trace> inside =
                its.stream().filter(trace -> trace.isInside(turn.path())).toList();
        its.removeAll(inside);
        boolean undoable = !step.rollback().isEmpty() && end.traces();
        boolean left = step.body() instanceof Body.Custom ? !inside.isEmpty() : end.traces();
        if (left && !undoable) {
            boolean meant = step.lasts() || !inside.isEmpty() && inside.stream().allMatch(Trace::meant);
            its.add(new Trace(turn.path(), step.name(), turn.host(), meant, turn.doubt()));
        }
    }

    void commits(Turn turn, boolean inDoubtToo) {
        if (turn.doubt().isPresent()) {
            commitInDoubt = Optional.of(turn.step().name());
        }
        if (turn.doubt().isEmpty() || inDoubtToo) {
            committed = true;
            owed.clear();
        }
    }

    void notes(List<String> handlers, Turn turn) {
        handlers.forEach(handler -> notified.computeIfAbsent(handler, key -> new LinkedHashMap<>())
                .merge(turn.host(), turn.doubt(), (first, second) -> first.isEmpty() ? first : second));
    }

    /** The hosts that wait for a handler known by any of these names, each with its doubt; they wait no longer. */
    Map<Host, Optional<String>> take(List<String> names) {
        Map<Host, Optional<String>> waiting = new HashMap<>();
        names.forEach(name -> notified.getOrDefault(name, Map.of())
                .forEach((host, doubt) ->
                        waiting.merge(host, doubt, (first, second) -> first.isEmpty() ? first : second)));
        names.forEach(notified::remove);
        return waiting;
    }

    void acts(Act act) {
        acts.add(act);
    }

    /** Where the next undo step is noted; one that calls an action comes before the steps inside. */
    int nextAct() {
        return acts.size();
    }

    void acts(int place, Act act) {
        acts.add(place, act);
    }

    /** The undo steps since the last call. */
    List<Act> takeActs() {
        List<Act> taken = List.copyOf(acts);
        acts.clear();
        return taken;
    }

    /** A failure that was supposed comes about, or cannot. */
    void supposes(Turn turn, boolean fails) {
        (fails ? supposed : infallible).add(turn);
    }

    /** The turns that cannot fail, whatever is supposed. */
    List<Turn> infallible() {
        return List.copyOf(infallible);
    }

    void pays(List<Owed> paid) {
        paid.forEach(debt -> owed.remove(key(debt.debt())));
    }

    /** What is undone next; nothing if all is paid. */
    List<Owed> newest() {
        List<Debt> open = owed.values().stream().map(Owed::debt).toList();
        return open.isEmpty()
                ? List.of()
                : new OpenDebts(open)
                        .newest().stream().map(debt -> owed.get(key(debt))).toList();
    }

    List<Owed> owed() {
        return List.copyOf(owed.values());
    }

    List<Trace> traces() {
        return traces.values().stream().flatMap(List::stream).toList();
    }

    /** Everything that fails, inside of actions too. */
    List<Walked.Failure> failures() {
        return List.copyOf(failures);
    }

    /** The turns whose failure was supposed and came about. */
    List<Turn> supposed() {
        return List.copyOf(supposed);
    }

    boolean touched() {
        return touched;
    }

    /** Whether anything hangs on what only the run will know. */
    boolean doubted() {
        return doubted;
    }

    boolean committed() {
        return committed;
    }

    /** The commit of which only the run will know whether it is passed. */
    Optional<String> commitInDoubt() {
        return commitInDoubt;
    }
}
