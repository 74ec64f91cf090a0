package dev.runbook.whatif;

import dev.runbook.inventory.Host;
import dev.runbook.journal.Outcome;
import dev.runbook.journal.VisitId;
import dev.runbook.procedure.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One step on its hosts, foreseen: on each, or once for all. */
final class StepCourse {

    private final Circumstances run;
    private final Course course;

    StepCourse(Circumstances run, Course course) {
        this.run = run;
        this.course = course;
    }

    Walked run(Step step, List<Host> hosts, Standing at) {
        VisitId visit = run.books().visit(at);
        if (hosts.isEmpty()) {
            return Walked.WELL;
        }
        return step.placement().runOnce() ? once(step, hosts, at, visit) : everywhere(step, hosts, at, visit);
    }

    private Walked everywhere(Step step, List<Host> hosts, Standing at, VisitId visit) {
        Map<Host, Foreseen> ends = new LinkedHashMap<>();
        hosts.forEach(host -> ends.put(host, on(Turn.of(step, at, visit, host))));
        return walked(step, at, ends);
    }

    private Walked once(Step step, List<Host> hosts, Standing at, VisitId visit) {
        boolean forThePlay = at.isOuter() && !at.undo();
        if (forThePlay && run.hasRun(step)) {
            return Walked.WELL;
        }
        Host first = hosts.stream()
                .filter(host -> mayWant(Turn.of(step, at, visit, host)))
                .findFirst()
                .orElse(hosts.get(0));
        Foreseen end = on(Turn.of(step, at, visit, first));
        if (forThePlay && !end.failed() && end.kind() != Outcome.Kind.SKIPPED) {
            run.ran(step);
        }
        return walked(step, at, Map.of(first, end));
    }

    private boolean mayWant(Turn turn) {
        return !run.outlook().when(turn).is(false);
    }

    private Foreseen on(Turn turn) {
        return new HostCourse(run, course, turn).run();
    }

    private static Walked walked(Step step, Standing at, Map<Host, Foreseen> ends) {
        List<Walked.Failure> failures = ends.entrySet().stream()
                .filter(end -> end.getValue().failed())
                .map(end -> new Walked.Failure(at.call().then(step.id()), step.name(), end.getKey(), end.getValue()))
                .toList();
        return new Walked(
                failures,
                ends.values().stream().anyMatch(Foreseen::changedIt),
                ends.values().stream().anyMatch(Foreseen::traces),
                Walked.End.GO_ON);
    }
}
