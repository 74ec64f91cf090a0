package dev.runbook.whatif;

import dev.runbook.inventory.Host;
import dev.runbook.journal.Ending;
import dev.runbook.plan.Plan;
import dev.runbook.procedure.OnFailure;
import dev.runbook.procedure.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Foresees what failures lead to, by the rules of the runner. Contacts nobody. */
public final class Foresight {

    private final Plan plan;
    private final Optional<OnFailure> onFailure;
    private final Outlook outlook;

    /** @param onFailure what the operator wants done about failures, whatever the plays say */
    public Foresight(Plan plan, Optional<OnFailure> onFailure) {
        this.plan = plan;
        this.onFailure = onFailure;
        this.outlook = new Outlook(plan);
    }

    /** What every step's failure would lead to, wherever it runs; undo steps excepted. */
    public List<WhatIf> all() {
        return Spots.of(plan).all().stream()
                .filter(spot -> !spot.isUndo())
                .map(FailurePoint::of)
                .map(this::ifFails)
                .toList();
    }

    /** The ids of the steps that change something before the commit and that nothing takes back. */
    public Set<String> unguarded() {
        return Unguarded.of(plan.procedure()).stream().map(Step::id).collect(Collectors.toSet());
    }

    public WhatIf ifFails(FailurePoint point) {
        RunCourse.End end = course(point, Circumstances.Doubtful.RUN);
        List<Host> fails = end.books().supposed().stream()
                .filter(turn -> isOf(turn, point))
                .map(Turn::host)
                .distinct()
                .toList();
        return new WhatIf(
                point,
                premises(point),
                fails,
                fails.isEmpty() ? Optional.of(instead(point, end)) : Optional.empty(),
                finales(point, end),
                end.unwinds(),
                end.books().committed(),
                end.walked().goesOn() ? List.copyOf(end.walked().failedHosts()) : List.of(),
                end.undone().stream().map(Undone::of).toList(),
                remains(end));
    }

    private RunCourse.End course(FailurePoint point, Circumstances.Doubtful doubtful) {
        Stream<Supposition.Point> before =
                point.spot().premises().stream().map(path -> new Supposition.Point(path, Optional.empty()));
        Supposition supposition =
                new Supposition(Stream.concat(before, Stream.of(new Supposition.Point(point.path(), point.host())))
                        .toList());
        return new RunCourse(new Circumstances(plan, outlook, supposition, doubtful), onFailure).run();
    }

    private static boolean isOf(Turn turn, FailurePoint point) {
        return turn.path().last().id().equals(point.path().last().id())
                && turn.path().segments().size() == point.path().segments().size();
    }

    private List<String> premises(FailurePoint point) {
        Spots spots = Spots.of(plan);
        return point.spot().premises().stream()
                .map(path -> spots.find(path).map(spot -> spot.step().name()).orElseGet(path::toString))
                .toList();
    }

    private static WhatIf.Instead instead(FailurePoint point, RunCourse.End end) {
        if (!end.books().infallible().isEmpty()) {
            return new WhatIf.Instead(WhatIf.Instead.Kind.CANNOT_FAIL, "it cannot fail there");
        }
        Optional<String> before = end.books().failures().stream()
                .filter(failure -> !end.walked().goesOn())
                .findFirst()
                .map(Foresight::failure);
        Optional<String> refused =
                end.ending() == Ending.REFUSED ? Optional.of("a guard of the runbook does not hold") : Optional.empty();
        return before.or(() -> refused)
                .map(why -> new WhatIf.Instead(WhatIf.Instead.Kind.ENDS_BEFORE, "the run ends before it: " + why))
                .orElseGet(() -> new WhatIf.Instead(WhatIf.Instead.Kind.DOES_NOT_RUN, notRun(point)));
    }

    private static String failure(Walked.Failure failure) {
        String what = "`" + failure.title() + "` fails on " + failure.host().name();
        return failure.outcome().reason().map(why -> what + ": " + why).orElse(what);
    }

    private static String notRun(FailurePoint point) {
        OptionalInt item = point.path().last().item();
        String what = item.isPresent() ? "its item " + (item.getAsInt() + 1) : "it";
        return what + " does not run on " + point.host().map(Host::name).orElse("any host");
    }

    /** What else can come of it, depending on steps of which only the run will know whether they run. */
    private List<Finale> finales(FailurePoint point, RunCourse.End end) {
        List<Finale> finales = new ArrayList<>();
        finales.add(new Finale(end.ending(), Optional.empty()));
        end.books()
                .commitInDoubt()
                .filter(commit -> end.ending() != Ending.DONE)
                .ifPresent(commit -> finales.add(new Finale(
                        course(point, Circumstances.Doubtful.COMMIT).ending(),
                        Optional.of("if `" + commit + "` has been passed: what was done before it stays then"))));
        if (end.books().doubted()) {
            add(
                    finales,
                    course(point, Circumstances.Doubtful.STAY_OUT).ending(),
                    "if nothing has run that hangs on the run");
        }
        return List.copyOf(finales);
    }

    private static void add(List<Finale> finales, Ending ending, String provided) {
        if (finales.stream().noneMatch(finale -> finale.ending() == ending)) {
            finales.add(new Finale(ending, Optional.of(provided)));
        }
    }

    private List<Remains> remains(RunCourse.End end) {
        Map<Remains, List<Host>> hosts = new LinkedHashMap<>();
        end.books()
                .traces()
                .forEach(trace -> collect(
                        hosts,
                        trace.title(),
                        trace.host(),
                        trace.meant() ? Remains.Why.MEANT : Remains.Why.NO_ROLLBACK));
        if (end.unwinds()) {
            end.books()
                    .owed()
                    .forEach(owed -> collect(
                            hosts,
                            owed.debt().title(),
                            plan.inventory().host(owed.debt().host()).orElseThrow(),
                            Remains.Why.OWED));
        }
        return hosts.entrySet().stream()
                .map(entry -> new Remains(
                        entry.getKey().title(),
                        entry.getValue().stream().distinct().toList(),
                        entry.getKey().why()))
                .collect(Collectors.toList());
    }

    private static void collect(Map<Remains, List<Host>> hosts, String title, Host host, Remains.Why why) {
        hosts.computeIfAbsent(new Remains(title, List.of(), why), key -> new ArrayList<>())
                .add(host);
    }
}
