package dev.runbook.cli;

import dev.runbook.journal.BrokenJournal;
import dev.runbook.journal.History;
import dev.runbook.journal.Journal;
import dev.runbook.report.PastTimes;
import dev.runbook.survey.Estimate;
import dev.runbook.survey.SurveyedPlan;
import java.nio.file.Path;
import java.util.Optional;

/** The runs that are recorded, for telling how long the next one takes. */
record PastRuns(StateFolder state) {

    /** Older ones tell little about today. */
    private static final int MOST = 10;

    static PastRuns in(StateFolder state) {
        return new PastRuns(state);
    }

    Optional<Estimate> estimate(SurveyedPlan plan) {
        return PastTimes.of(state.runs().stream()
                        .flatMap(folder -> sound(folder).stream())
                        .filter(history -> PastTimes.counts(history, plan.file()))
                        .limit(MOST)
                        .toList())
                .estimate(plan);
    }

    /** A journal that is broken tells nothing here; {@code runs} names it. */
    private static Optional<History> sound(Path folder) {
        try {
            return Optional.of(Journal.read(folder));
        } catch (BrokenJournal broken) {
            return Optional.empty();
        }
    }
}
