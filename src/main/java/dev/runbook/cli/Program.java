package dev.runbook.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What stands before the commands. */
@Command(
        name = "runbook",
        versionProvider = Version.class,
        customSynopsis = {"runbook RUNBOOK [OPTIONS]", "       runbook COMMAND [OPTIONS]"},
        description = "Runs a procedure on a cluster: plan, guards, rollback across all hosts.",
        commandListHeading = "%nCommands:%n",
        footer = {
            "%nExamples:",
            "  runbook upgrade.yml -i prod.ini -e version=2.2.15             run it",
            "  runbook upgrade.yml -i prod.ini -e version=2.2.15 --dry-run   show the plan",
            "  runbook exec app -i prod.ini -- uptime                        one command on many hosts",
            "",
            "Every option can stand in the environment: RUNBOOK_INVENTORY for --inventory.",
            "Exit codes: 0 done, 1 stopped, 2 rolled back, 3 refused, 4 wrong input, 5 rollback incomplete,",
            "6 locked, 7 unreachable, 70 a bug, 130 interrupted."
        })
final class Program {

    @Option(names = "--version", versionHelp = true, description = "show the version")
    boolean version;
}
