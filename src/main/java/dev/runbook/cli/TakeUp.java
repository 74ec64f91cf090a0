package dev.runbook.cli;

import dev.runbook.frozen.InputsWriter;
import dev.runbook.journal.Ending;
import dev.runbook.journal.Event;
import dev.runbook.journal.Journal;
import dev.runbook.journal.StepPath;
import dev.runbook.plan.Edits;
import dev.runbook.plan.Plan;
import dev.runbook.procedure.Procedure;
import dev.runbook.run.Runner;
import dev.runbook.source.InvalidSource;
import dev.runbook.source.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes up a run that stopped: finds it, reads what it was made of, and goes on or goes back. */
final class TakeUp {

    private final World world;
    private final TakeUpOptions taken;
    private Decisions decisions = new Decisions();
    private boolean edited;

    TakeUp(World world, TakeUpOptions taken) {
        this.world = world;
        this.taken = taken;
    }

    /** What is decided about its steps. */
    TakeUp deciding(Decisions steps) {
        decisions = steps;
        return this;
    }

    /** Whether the runbook is taken as it is now. */
    TakeUp edited(boolean now) {
        edited = now;
        return this;
    }

    /** @param how what the runner is to do, given the version of the program */
    Ending by(BiFunction<Runner, String, Ending> how) {
        StoppedRun run =
                StoppedRun.find(taken.options.state.folder(world), fetched().or(() -> taken.run));
        if (decisions.onlyApprove() && Journal.isUnderWay(run.folder())) {
            decisions.approved.forEach(step -> new Approvals(run.folder()).leave(step, world.user()));
            world.out().println("run `" + run.id() + "` is under way and goes on in its own process once it asks");
            return Ending.DONE;
        }
        rejectIfUnwinding(run);
        FrozenRequest request = new FrozenRequest(world, run.folder());
        Procedure procedure = edited ? edited(request, run) : request.procedure();
        Plan plan = request.plan(procedure, taken.variables, taken.login);
        StepNames.check(decisions, plan);
        if (edited) {
            Runs.keep(run.folder(), () -> new InputsWriter(run.folder(), plan.secrets()).replaceRunbook(procedure));
        }
        ConnectionOptions connection = ConnectionOptions.of(request.inputs().reach(), taken.login);
        return new Runs(world, taken.options.state, connection)
                .takeUp(plan, request, run, taken.options, decisions, how);
    }

    private void rejectIfUnwinding(StoppedRun run) {
        if (decisions.goOn() && run.history().progress().unwinding()) {
            throw new InvalidSource(List.of(
                    Problem.of("the rollback of run `" + run.id() + "` has begun, so no step of it is retried or"
                            + " skipped; go on with `rollback " + run.id() + "`")));
        }
    }

    /** The id of the run that was brought here from its hosts, if that was wanted. */
    private Optional<String> fetched() {
        taken.cluster.check();
        if (!taken.cluster.fromCluster) {
            return Optional.empty();
        }
        LockOptions hosts = LockOptions.of(taken.cluster.inventory, taken.variables, taken.login);
        Path state = taken.options.state.folder(world).path();
        Path folder = hosts.with(world, (smith, places) -> smith.fetch(places, taken.run, state));
        world.err().println("the run was brought from its hosts into `" + folder + "`");
        return Optional.of(folder.getFileName().toString());
    }

    private static Procedure edited(FrozenRequest request, StoppedRun run) {
        Procedure now = request.edited();
        Edits.firstDifference(request.procedure(), now, begun(run)).ifPresent(problem -> {
            throw new InvalidSource(List.of(problem));
        });
        return now;
    }

    private static Set<String> begun(StoppedRun run) {
        return run.history().entries().stream()
                .flatMap(entry -> step(entry.event()))
                .map(path -> path.segments().get(0).id())
                .collect(Collectors.toSet());
    }

    private static Stream<StepPath> step(Event event) {
        if (event instanceof Event.StepStarted started) {
            return Stream.of(started.step());
        }
        return event instanceof Event.StepFinished finished ? Stream.of(finished.step()) : Stream.empty();
    }
}
