package dev.runbook.cli;

import dev.runbook.Runbook;
import dev.runbook.files.OwnersFiles;
import dev.runbook.frozen.Inputs;
import dev.runbook.frozen.InputsWriter;
import dev.runbook.http.WebClient;
import dev.runbook.journal.Ending;
import dev.runbook.journal.Entry;
import dev.runbook.journal.Journal;
import dev.runbook.lock.LockTerms;
import dev.runbook.plan.Plan;
import dev.runbook.plan.RunFacts;
import dev.runbook.procedure.OnFailure;
import dev.runbook.remote.Connections;
import dev.runbook.report.Screen;
import dev.runbook.run.Interruption;
import dev.runbook.run.Ports;
import dev.runbook.run.Runner;
import dev.runbook.source.InvalidSource;
import dev.runbook.source.Problem;
import dev.runbook.source.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** Runs a plan with everything around it: journal, screen, connections, and Ctrl-C. */
final class Runs {

    private final World world;
    private final StateOption state;
    private final ConnectionOptions connection;

    Runs(World world, StateOption state, ConnectionOptions connection) {
        this.world = world;
        this.state = state;
        this.connection = connection;
    }

    /** A run that begins now. */
    static RunFacts fresh(World world) {
        Instant now = Instant.now();
        return new RunFacts(RunId.at(now), now, world.user());
    }

    /** Runs a runbook; its inputs are kept, so that the run can be taken up if it stops. */
    Ending run(Plan plan, Inputs inputs, RunOptions options) {
        if (options.screen.verbose) {
            Logging.showWarnings();
        }
        Path folder = state.folder(world).ofRun(inputs.run().id());
        return begin(folder, () -> {
            keep(
                    folder,
                    () -> new InputsWriter(folder, plan.secrets())
                            .write(inputs, plan.inventory().files()));
            return run(plan, inputs, inputs.run(), options);
        });
    }

    /**
     * Runs what was planned earlier, of inputs that are in the folder of the run.
     *
     * @param run as it begins now
     */
    Ending run(Plan plan, Inputs inputs, RunFacts run, RunOptions options) {
        Path folder = state.folder(world).ofRun(run.id());
        Audience audience = Audience.of(world, plan, options, journal(folder), run.user());
        return started(plan, run, audience, folder, options.lock(TypedCommand.of(inputs)));
    }

    /** Runs one command. */
    Ending exec(Plan plan, RunFacts run, ScreenOptions options) {
        Path folder = state.folder(world).ofRun(run.id());
        Audience audience = Audience.ofCommand(world, plan, options);
        return begin(folder, () -> started(plan, run, audience, folder, LockTerms.NONE));
    }

    private static Ending begin(Path folder, Supplier<Ending> run) {
        try {
            return run.get();
        } catch (InvalidSource refused) {
            removeAsWell(folder, refused);
            throw refused;
        }
    }

    /**
     * Takes up a run that stopped.
     *
     * @param decisions about its steps, made beforehand
     * @param how what is to be done, given the version of the program
     */
    Ending takeUp(
            Plan plan,
            FrozenRequest request,
            StoppedRun stopped,
            RunOptions options,
            Decisions decisions,
            BiFunction<Runner, String, Ending> how) {
        Path folder = stopped.folder();
        Inputs inputs = request.inputs();
        Optional<OnFailure> onFailure =
                options.answers.onFailure.or(() -> inputs.reach().onFailure());
        Audience audience = Audience.of(world, plan, options, journal(folder), world.user())
                .with(operator -> new Decided(operator, decisions, world.user()));
        return attended(
                plan,
                audience,
                options.lock(TypedCommand.of(inputs)),
                () -> Journal.reopen(folder, plan.secrets(), Clock.systemUTC(), List.of(audience.listener()::recorded)),
                ports -> {
                    List<Entry> past = ports.journal().past().entries();
                    audience.screen().recall(past);
                    Runner runner = Runbook.takeUp(plan, ports, inputs.run(), onFailure, past, world.user());
                    return how.apply(runner, Version.current());
                });
    }

    private Ending started(Plan plan, RunFacts run, Audience audience, Path folder, LockTerms lock) {
        return attended(
                plan,
                audience,
                lock,
                () -> Journal.start(
                        folder, run.id(), plan.secrets(), Clock.systemUTC(), List.of(audience.listener()::recorded)),
                ports -> Runbook.run(plan, ports, run, audience.onFailure(), Version.current()));
    }

    private Ending attended(
            Plan plan, Audience audience, LockTerms lock, Supplier<Journal> opening, Function<Ports, Ending> work) {
        try (Screen screen = audience.screen();
                Connections connections = Wiring.connections(connection, world, plan.secrets());
                Journal journal = opening.get()) {
            Interruption interruption = new Interruption();
            Ports ports = new Ports(
                    connections,
                    new WebClient(),
                    audience.operator(),
                    journal,
                    audience.listener(),
                    interruption,
                    connection.forks,
                    connection.timeout,
                    lock);
            return new Stopping(interruption, screen, world).whenTold(() -> work.apply(ports));
        }
    }

    /** Writes what a run is made of. */
    interface Keeping {
        void keep() throws IOException;
    }

    static void keep(Path folder, Keeping what) {
        try {
            what.keep();
        } catch (IOException e) {
            throw new InvalidSource(List.of(Problem.of("what the run is made of cannot be kept in `" + folder + "` ("
                    + Reason.of(e) + "); name another folder with `--state-dir`")));
        }
    }

    private static void removeAsWell(Path folder, InvalidSource refused) {
        try {
            removeUnlessBegun(folder);
        } catch (UncheckedIOException stays) {
            refused.addSuppressed(stays);
        }
    }

    /** Of a run that was refused before its first record nothing stays, so that it can begin when that is mended. */
    static void removeUnlessBegun(Path folder) {
        if (Files.exists(journal(folder))) {
            return;
        }
        try {
            OwnersFiles.remove(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path journal(Path folder) {
        return folder.resolve("journal.jsonl");
    }
}
