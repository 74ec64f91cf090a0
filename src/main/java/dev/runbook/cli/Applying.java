package dev.runbook.cli;

import dev.runbook.frozen.Inputs;
import dev.runbook.journal.Ending;
import dev.runbook.plan.Plan;
import dev.runbook.plan.RunFacts;
import dev.runbook.report.Counted;
import dev.runbook.report.Moments;
import dev.runbook.report.Printable;
import dev.runbook.saved.Drift;
import dev.runbook.saved.SavedPlan;
import dev.runbook.ssh.TeamKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A saved plan on its way to its run: it must be trusted, fresh, not used yet, and still true. */
final class Applying {

    private final World world;
    private final ApplyCommand wanted;
    private final SavedPlan saved;

    Applying(World world, ApplyCommand wanted) {
        this.world = world;
        this.wanted = wanted;
        this.saved = SavedPlan.read(world.directory().resolve(wanted.file));
    }

    Ending apply() {
        StateFolder state = wanted.options.state.folder(world);
        Optional<String> objection = objection(state);
        if (objection.isPresent()) {
            return refuse(List.of(objection.get()));
        }
        Path folder = state.ofRun(saved.manifest().run());
        try {
            Runs.keep(folder, () -> saved.unpackInputs(folder));
            return run(new FrozenRequest(world, folder));
        } finally {
            Runs.removeUnlessBegun(folder);
        }
    }

    /** Why it is not even looked whether it is still true. */
    private Optional<String> objection(StateFolder state) {
        String run = saved.manifest().run();
        if (wanted.trust.isPresent() && !isTrusted(wanted.trust.get())) {
            return Optional.of("`" + wanted.file + "` is "
                    + saved.signer()
                            .map(key -> "signed by " + key.fingerprint() + ", which is not among the keys in `")
                            .orElse("not signed by any of the keys in `")
                    + wanted.trust.get() + "`; let one of them sign it with `sign " + wanted.file + "`");
        }
        if (saved.hasExpired(Instant.now())) {
            return Optional.of("`" + wanted.file + "` was to be applied until "
                    + Moments.words(saved.manifest().expires()) + "; plan anew");
        }
        return Files.exists(state.path().resolve(run))
                ? Optional.of("`" + wanted.file + "` has been applied: run `" + run + "`; see `show " + run
                        + "`, or plan anew")
                : Optional.empty();
    }

    private boolean isTrusted(Path keys) {
        return saved.isSignedByOneOf(TeamKey.readAll(world.directory().resolve(keys)));
    }

    private Ending run(FrozenRequest request) {
        Inputs inputs = request.inputs();
        Plan plan = request.plan(request.procedure(), wanted.variables, wanted.login);
        StepNames.check(wanted.accepted, plan, "whose drift could be accepted");
        List<String> gates = new Attendance(world, wanted.options.answers).unanswerable(plan);
        if (!gates.isEmpty()) {
            return refuse(gates);
        }
        ConnectionOptions connection = ConnectionOptions.of(inputs.reach(), wanted.login);
        List<String> stale = stale(PlanView.withHostKeys(world, plan, connection));
        if (!stale.isEmpty()) {
            stale.add(Counted.of(stale.size(), "difference", "differences") + " since "
                    + Moments.words(saved.manifest().made())
                    + "; plan anew, or take one on with `--accept-drift STEP`");
            return refuse(stale);
        }
        RunFacts now = new RunFacts(inputs.run().id(), Instant.now(), world.user());
        return new Runs(world, wanted.options.state, connection).run(plan, inputs, now, wanted.options);
    }

    /** What is not as it was, a line each. */
    private List<String> stale(PlanView now) {
        List<String> stale = new ArrayList<>();
        Map<String, String> keys = saved.manifest().hostKeys();
        now.hostKeys().forEach((host, key) -> {
            if (keys.containsKey(host) && !keys.get(host).equals(key)) {
                stale.add(host + ": host key " + keys.get(host) + " → " + key + " since the plan");
            }
        });
        Drift.between(saved.plan(), now.fields()).stream()
                .filter(difference ->
                        difference.step().filter(wanted.accepted::contains).isEmpty())
                .map(Drift.Difference::sentence)
                .forEach(stale::add);
        return stale;
    }

    private Ending refuse(List<String> why) {
        why.forEach(line -> world.err().println(Printable.line(line)));
        world.err().println("nothing was done");
        return Ending.REFUSED;
    }
}
