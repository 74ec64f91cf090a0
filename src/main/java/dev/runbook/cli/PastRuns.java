package dev.runbook.cli;

import dev.runbook.journal.StepTimes;
import dev.runbook.report.PastTimes;
import dev.runbook.survey.Estimate;
import dev.runbook.survey.SurveyedPlan;
import java.util.Optional;

/** The runs that are recorded, for telling how long the next one takes. */
record PastRuns(StateFolder state) {

    /** Older ones tell little about today. */
    private static final int MOST = 10;

    /** Nobody waits for what a hundred runs of other runbooks tell. */
    private static final int LOOKED_THROUGH = 50;

    static PastRuns in(StateFolder state) {
        return new PastRuns(state);
    }

    Optional<Estimate> estimate(SurveyedPlan plan) {
        return new PastTimes(state.runs().stream()
                        .limit(LOOKED_THROUGH)
                        .flatMap(folder -> StepTimes.read(folder).stream())
                        .filter(times -> times.file().equals(plan.file()))
                        .limit(MOST)
                        .toList())
                .estimate(plan);
    }
}
