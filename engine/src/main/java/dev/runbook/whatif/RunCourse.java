package dev.runbook.whatif;

import dev.runbook.journal.Ending;
import dev.runbook.plan.Layers;
import dev.runbook.plan.PlannedPlay;
import dev.runbook.procedure.OnFailure;
import java.util.List;
import java.util.Optional;

/** A whole run, foreseen: the plays, what its end is, and the rollback. */
final class RunCourse {

    private final Circumstances run;
    private final Course course;
    private final PlayCourse plays;

    RunCourse(Circumstances run, Optional<OnFailure> always) {
        this.run = run;
        this.course = new Course(run);
        this.plays = new PlayCourse(run, course, always);
    }

    /**
     * How it ends.
     *
     * @param unwinds whether the run itself rolls back
     * @param undone what is undone in order, or would be by a rollback later
     */
    record End(Ending ending, Walked walked, boolean unwinds, List<Unwinding.Group> undone, Books books) {}

    End run() {
        if (!run.plan().hosts().isEmpty() && isRefused()) {
            return new End(Ending.REFUSED, Walked.WELL, false, List.of(), run.books());
        }
        Walked walked = plays();
        Optional<Ending> ending = endingOf(walked);
        boolean unwinds = ending.isEmpty();
        boolean byHand =
                ending.equals(Optional.of(Ending.STOPPED)) && !run.books().committed();
        List<Unwinding.Group> undone = unwinds || byHand ? new Unwinding(run, course).unwind() : List.of();
        boolean paid = undone.stream().allMatch(Unwinding.Group::paid);
        Ending unwound = paid ? Ending.ROLLED_BACK : Ending.ROLLBACK_INCOMPLETE;
        return new End(ending.orElse(unwound), walked, unwinds, undone, run.books());
    }

    private boolean isRefused() {
        return run.plan().procedure().guards().stream()
                .anyMatch(guard -> run
                        .plan()
                        .hostsOf(guard)
                        .orElse(run.plan().hosts().subList(0, 1))
                        .stream()
                        .anyMatch(host -> run.outlook()
                                .violation(guard, host, Layers.NONE)
                                .isPresent()));
    }

    private Walked plays() {
        Walked walked = Walked.WELL;
        for (PlannedPlay play : run.plan().plays()) {
            walked = walked.and(plays.run(play, walked.failedHosts()));
            if (!walked.goesOn()) {
                break;
            }
        }
        return walked;
    }

    /** Empty if the run rolls back. */
    private Optional<Ending> endingOf(Walked walked) {
        if (walked.goesOn()) {
            return Optional.of(walked.failures().isEmpty() ? Ending.DONE : Ending.STOPPED);
        }
        if (!run.books().touched() && run.books().owed().isEmpty()) {
            return Optional.of(Ending.REFUSED);
        }
        boolean rollsBack = walked.end() == Walked.End.ROLLBACK && !run.books().committed();
        return rollsBack ? Optional.empty() : Optional.of(Ending.STOPPED);
    }
}
