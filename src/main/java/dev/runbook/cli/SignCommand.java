package dev.runbook.cli;

import dev.runbook.saved.SavedPlan;
import dev.runbook.ssh.SshSettings;
import dev.runbook.ssh.TeamKey;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Approves a saved plan. */
@Command(
        name = "sign",
        description = "Signs a saved plan with a key of the team, so that `apply --trust` takes it.",
        footer = {"%nExamples:", "  runbook sign upgrade.plan --key ~/.ssh/id_ed25519"})
final class SignCommand implements Callable<Integer> {

    private final World world;

    @Parameters(paramLabel = "PLAN", description = "a file that `plan --out` has saved")
    Path file;

    @Option(
            names = "--key",
            required = true,
            paramLabel = "KEY",
            description = "a private key, Ed25519, as ssh-keygen makes it")
    Path key;

    SignCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        SavedPlan plan = SavedPlan.read(world.directory().resolve(file));
        plan.sign(TeamKey.sign(world.directory().resolve(key), SshSettings.usual(), plan.signable()));
        String by = plan.signer().map(TeamKey::fingerprint).orElseThrow();
        world.out()
                .println("`" + file + "`, the plan of " + plan.manifest().by() + " for run "
                        + plan.manifest().run() + ", is signed by " + by);
        return 0;
    }
}
