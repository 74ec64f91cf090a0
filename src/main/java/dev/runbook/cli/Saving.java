package dev.runbook.cli;

import dev.runbook.files.OwnersFiles;
import dev.runbook.frozen.Inputs;
import dev.runbook.frozen.InputsWriter;
import dev.runbook.plan.Plan;
import dev.runbook.report.Moments;
import dev.runbook.saved.Manifest;
import dev.runbook.saved.SavedPlan;
import dev.runbook.source.InvalidSource;
import dev.runbook.source.Problem;
import dev.runbook.source.Reason;
import dev.runbook.ssh.SshSettings;
import dev.runbook.ssh.TeamKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Saves a plan as a file, secrets left out. */
final class Saving {

    private final World world;
    private final SavingOptions options;

    Saving(World world, SavingOptions options) {
        this.world = world;
        this.options = options;
    }

    /** @param file where; relative to where the program was started */
    void save(Path file, PlanView view, Plan plan, Inputs inputs) {
        Path place = world.directory().resolve(file);
        SavedPlan saved = write(place, view, plan, inputs);
        options.key.ifPresent(
                key -> saved.sign(TeamKey.sign(world.directory().resolve(key), SshSettings.usual(), saved.signable())));
        world.err()
                .println("the plan is in `" + file + "`; run exactly that with `apply " + file + "`, until "
                        + Moments.words(saved.manifest().expires()));
    }

    private SavedPlan write(Path place, PlanView view, Plan plan, Inputs inputs) {
        Path folder = temporary(place);
        try {
            new InputsWriter(folder, plan.secrets())
                    .write(inputs, plan.inventory().files());
            return SavedPlan.write(place, view.json(), about(view, plan, inputs), folder);
        } catch (IOException e) {
            throw fault(place, e);
        } finally {
            remove(folder);
        }
    }

    private Manifest about(PlanView view, Plan plan, Inputs inputs) {
        Instant now = Instant.now();
        return new Manifest(
                inputs.run().id(),
                plan.procedure().name(),
                world.user() + "@" + Machine.name(),
                now,
                now.plus(options.valid),
                Version.current(),
                view.hostKeys(),
                Map.of());
    }

    /** Beside the plan, so that what must not be read by others is never where they write. */
    private static Path temporary(Path place) {
        try {
            return Files.createTempDirectory(place.toAbsolutePath().getParent(), ".plan");
        } catch (IOException e) {
            throw fault(place, e);
        }
    }

    private static void remove(Path folder) {
        try {
            OwnersFiles.remove(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InvalidSource fault(Path place, IOException e) {
        return new InvalidSource(List.of(Problem.of("`" + place + "` cannot be written: " + Reason.of(e))));
    }
}
