package dev.runbook.whatif;

import dev.runbook.inventory.Host;
import dev.runbook.plan.Plan;
import dev.runbook.procedure.OnFailure;
import dev.runbook.procedure.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A run that is foreseen: its plan, what is supposed, and where it has got to. */
final class Circumstances {

    private final Plan plan;
    private final Outlook outlook;
    private final Supposition supposition;
    private final Doubtful doubtful;
    private final Books books = new Books();
    private final Set<String> ran = new HashSet<>();
    private OnFailure onFailure = OnFailure.ROLLBACK;

    /** What is supposed of steps of which only the run will know whether they run. */
    enum Doubtful {
        /** They run, but the commit is not passed. */
        RUN,
        /** They run, the commit too. */
        COMMIT,
        /** They do not. */
        STAY_OUT
    }

    Circumstances(Plan plan, Outlook outlook, Supposition supposition, Doubtful doubtful) {
        this.plan = plan;
        this.outlook = outlook;
        this.supposition = supposition;
        this.doubtful = doubtful;
    }

    Plan plan() {
        return plan;
    }

    Outlook outlook() {
        return outlook;
    }

    Supposition supposition() {
        return supposition;
    }

    Books books() {
        return books;
    }

    boolean doubtfulRuns() {
        return doubtful != Doubtful.STAY_OUT;
    }

    boolean doubtfulCommits() {
        return doubtful == Doubtful.COMMIT;
    }

    /** A play begins, with what it wants done about failures. */
    void playing(OnFailure wanted) {
        onFailure = wanted;
        ran.clear();
    }

    /** Behind the point of no return there is no way back. */
    OnFailure onFailure() {
        boolean stops = books.committed() && onFailure == OnFailure.ROLLBACK;
        return stops ? OnFailure.STOP : onFailure;
    }

    boolean hasRun(Step step) {
        return ran.contains(step.id());
    }

    void ran(Step step) {
        ran.add(step.id());
    }

    List<Host> hosts(Step step, List<Host> active, Standing at) {
        return Optional.of(step).flatMap(plan::hostsOf).map(at::remaining).orElse(active);
    }
}
