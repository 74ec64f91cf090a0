package dev.runbook.labmatrix;

import dev.runbook.cli.InProcess;
import dev.runbook.lab.ClusterServices;
import dev.runbook.lab.Lab;
import dev.runbook.lab.LabDirectory;
import dev.runbook.lab.Shape;
import dev.runbook.lab.Snapshot;
import dev.runbook.lab.StateCheck;
import dev.runbook.lab.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** A lab of three nodes on which one of the shipped runbooks is about to run, and what is found there afterwards. */
final class Rehearsal implements AutoCloseable {

    private final Lab lab;
    private final Procedures procedure;
    private final StateCheck check;
    private final Snapshot before;

    private Rehearsal(Lab lab, Procedures procedure, StateCheck check) {
        this.lab = lab;
        this.procedure = procedure;
        this.check = check;
        procedure.preparation().ifPresent(words -> {
            InProcess.Ended ended = type(words);
            if (ended.exit() != 0) {
                throw new AssertionError(ended.out() + ended.err());
            }
        });
        this.before = check.look();
    }

    static Rehearsal of(Procedures procedure) {
        AtomicReference<ClusterServices> services = new AtomicReference<>();
        Lab lab = Lab.start(LabDirectory.temporary(), Shape.USUAL, (directory, shape, faults) -> {
            services.set(ClusterServices.start(directory, shape, faults));
            return services.get();
        });
        try {
            return new Rehearsal(lab, procedure, new StateCheck(services.get().cluster()));
        } catch (RuntimeException | Error e) {
            lab.close();
            throw e;
        }
    }

    /** What the run said, and what the lab finds. */
    record Outcome(InProcess.Ended run, Verdict verdict) {}

    /** Runs the procedure on a lab that is broken in this way. */
    Outcome run(Way way) {
        lab.breakHost(way.host(), way.fault(), Optional.of(way.step()));
        InProcess.Ended ended = type(procedure.words());
        lab.heal(way.host());
        return new Outcome(ended, check.judge(before, procedure.changes()));
    }

    /** Whether the next run finds all as this one did. */
    boolean isAsBefore() {
        return check.judge(before, Set.of()).finding() == Verdict.Finding.AS_BEFORE;
    }

    private InProcess.Ended type(List<String> words) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of(
                "-i",
                lab.directory().inventory().toString(),
                "--state-dir",
                lab.directory().runs().toString(),
                "--yes",
                "--no-input",
                "--on-failure",
                "rollback",
                "--timeout",
                "20s",
                "-e",
                "answers=1"));
        return new InProcess(
                        lab.directory().root(),
                        Map.of("HOME", lab.directory().root().toString()),
                        Optional.empty())
                .type(all);
    }

    @Override
    public void close() {
        lab.close();
    }
}
