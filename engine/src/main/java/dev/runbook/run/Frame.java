package dev.runbook.run;

import dev.runbook.journal.StepPath;
import dev.runbook.plan.Layers;
import dev.runbook.plan.Memory;
import dev.runbook.procedure.Step;
import dev.runbook.procedure.Surroundings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The place where steps are walked: their names, surroundings and bounds.
 *
 * @param surroundings of play, blocks and calls, the outermost first
 * @param path of the call they belong to; the root for the runbook's own steps
 * @param delegate the host that their call was delegated to
 * @param tolerance on how many hosts a step may fail
 * @param moment what an undo step remembers instead of the current memory
 * @param deadline when everything inside must have ended
 * @param askable whether the operator may be asked when a step fails
 */
record Frame(
        Layers layers,
        List<Surroundings> surroundings,
        StepPath path,
        Optional<String> delegate,
        int tolerance,
        Optional<Recollection> moment,
        Optional<Instant> deadline,
        boolean askable) {

    static final int ANY_NUMBER = Integer.MAX_VALUE;

    static Frame ofPlay(Layers layers, Surroundings surroundings, int tolerance) {
        return new Frame(
                layers,
                List.of(surroundings),
                StepPath.ROOT,
                Optional.empty(),
                tolerance,
                Optional.empty(),
                Optional.empty(),
                true);
    }

    /** Inside a block, or for the undo steps of a step: its vars and surroundings hold there too. */
    Frame inside(Step step) {
        return new Frame(
                layers.withVars(step.vars()),
                with(step.surroundings()),
                path,
                delegate,
                tolerance,
                moment,
                deadline,
                askable);
    }

    Frame tolerating(int hosts) {
        return new Frame(layers, surroundings, path, delegate, hosts, moment, deadline, askable && hosts != ANY_NUMBER);
    }

    Frame withLayers(Layers others) {
        return new Frame(others, surroundings, path, delegate, tolerance, moment, deadline, askable);
    }

    /** Inside the call of a YAML action, on one host. */
    Frame calling(StepPath call, Layers inside, Surroundings callers, Optional<Instant> until) {
        return new Frame(inside, with(callers), call, delegate, 0, moment, until, false);
    }

    /** With what is inside a call running on the host that the call was delegated to, if it was. */
    Frame delegated(Optional<String> host) {
        return host.isEmpty()
                ? this
                : new Frame(layers, surroundings, path, host, tolerance, moment, deadline, askable);
    }

    /** For undo steps: with the memory of the moment when the debt was made. */
    Frame undoing(Memory then) {
        return new Frame(
                layers,
                surroundings,
                path,
                delegate,
                ANY_NUMBER,
                Optional.of(new Recollection(then)),
                Optional.empty(),
                false);
    }

    /** Whether a step's results are not to be shown: its author says so, or that of its block or call. */
    boolean hides(Step step) {
        return step.surroundings().noLog() || surroundings.stream().anyMatch(Surroundings::noLog);
    }

    boolean isUndo() {
        return moment.isPresent();
    }

    Frame until(Optional<Instant> end) {
        return new Frame(layers, surroundings, path, delegate, tolerance, moment, end, askable);
    }

    private List<Surroundings> with(Surroundings more) {
        return Stream.concat(surroundings.stream(), Stream.of(more)).toList();
    }
}
