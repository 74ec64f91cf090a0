package dev.runbook.cli;

import dev.runbook.journal.Ending;
import dev.runbook.lab.Lab;
import java.util.List;
import java.util.stream.Stream;

/** What the tour says and types. */
final class TourText {

    private TourText() {}

    static String welcome(Lab lab) {
        return """
                This is a cluster in one process: nodes of an application, a balancer, a database. SSH, shells, processes,
                HTTP, rows and files are real; docker, nginx and psql are stand-ins that say so. It lives in
                %s and is gone when this program ends.
                """.formatted(lab.directory().root());
    }

    static List<TourPart> parts(Lab lab) {
        String inventory = lab.directory().inventory().toString();
        String dir = lab.directory().root().toString();
        List<String> broken = List.of("lab", "break", "app1", "--how", "app-error", "--dir", dir);
        return List.of(
                new TourPart(
                        "1 Start the cluster for the first time",
                        """
                        One node first, since two that install at once would spoil the database; then the others; then
                        the traffic. What could go wrong is looked at before anything is started.
                        """,
                        List.of(run("first-start.yml", inventory, "1.0.0", "--yes")),
                        Ending.DONE.exit()),
                new TourPart(
                        "2 Look at the plan of an upgrade",
                        """
                        What will run on which host, and what would undo it. The hosts are looked at; nothing is changed.
                        """,
                        List.of(run("upgrade.yml", inventory, "2.0.0", "--dry-run")),
                        Ending.DONE.exit()),
                new TourPart(
                        "3 Upgrade", """
                        503 page, stop, back up, one node first, verify, the others, traffic back. The pages above show
                        it in a browser.
                        """, List.of(run("upgrade.yml", inventory, "2.0.0", "--yes")), Ending.DONE.exit()),
                new TourPart(
                        "4 Upgrade again, on a node that will fail",
                        """
                        The first node is told to end in an error with every new version. The upgrade notices, and puts
                        everything back: version, image, rows, storage, nodes, balancer.
                        """,
                        List.of(broken, run("upgrade.yml", inventory, "2.1.0", "--yes", "--on-failure", "rollback")),
                        Ending.ROLLED_BACK.exit()),
                new TourPart(
                        "5 Look at what is left",
                        """
                        Every node runs the version that ran before.
                        """,
                        List.of(List.of("lab", "status", "--dir", dir)),
                        Ending.DONE.exit()));
    }

    static String farewell() {
        String runbook = Typed.program();
        return """

                You have seen a first start, a plan, an upgrade, and a rollback across all hosts. To go on by yourself:

                  %1$s lab up               a lab that stays, and the commands to try on it
                  %1$s lab break --help     what a host can suffer from
                  %1$s doc                  what a runbook can do
                """.formatted(runbook);
    }

    private static List<String> run(String runbook, String inventory, String version, String... options) {
        return Stream.concat(Stream.of(runbook, "-i", inventory, "-e", "version=" + version), Stream.of(options))
                .toList();
    }
}
