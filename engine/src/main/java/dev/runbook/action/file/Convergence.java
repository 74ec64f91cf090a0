package dev.runbook.action.file;

import dev.runbook.action.Operation;
import dev.runbook.action.Operation.Difference;
import dev.runbook.action.Result;
import dev.runbook.action.Subject;
import java.util.function.Function;

/** Converging to what a path is to be, once the host has said what it is. */
final class Convergence {

    private Convergence() {}

    /** A probe that fails is a failure of the step. */
    static Operation of(String summary, StateProbe probe, Function<FileState, Difference> comparison) {
        return new Operation.Converge(
                summary,
                Subject.path(probe.path()),
                probe.probe(),
                end -> end.succeeded() ? comparison.apply(FileState.of(end)) : Difference.none(Result.ofScript(end)));
    }

    static Difference failure(String why) {
        return Difference.none(Result.failed(why));
    }
}
