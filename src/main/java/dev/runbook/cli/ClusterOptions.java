package dev.runbook.cli;

import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The copy of a run on the hosts of its lock, for when the machine that began it is gone. */
final class ClusterOptions {

    @Option(
            names = "--from-cluster",
            description = "bring the run here from the hosts of its lock, which -i names; for when the machine that"
                    + " began it is gone")
    boolean fromCluster;

    @Mixin
    InventoryOptions inventory = new InventoryOptions();

    @Spec(Spec.Target.MIXEE)
    CommandSpec spec;

    /** A run has kept its own inventory, and goes on with that. */
    void check() {
        for (String option : new String[] {"--inventory", "--limit"}) {
            if (!fromCluster && spec.commandLine().getParseResult().hasMatchedOption(option)) {
                throw wrong("`" + option + "` is for `--from-cluster`; the run goes on with its own hosts");
            }
        }
        if (fromCluster && inventory.inventories.isEmpty()) {
            throw wrong("`--from-cluster` needs the hosts of the lock; name their inventory with `-i FILE`");
        }
    }

    private CommandLine.ParameterException wrong(String sentence) {
        return new CommandLine.ParameterException(spec.commandLine(), sentence);
    }
}
