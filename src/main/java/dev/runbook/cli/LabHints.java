package dev.runbook.cli;

import dev.runbook.lab.HostView;
import dev.runbook.lab.LabDirectory;
import dev.runbook.lab.host.HostServer;
import java.io.PrintStream;
import java.util.List;

/** What can be done with a lab that is up. */
record LabHints(LabDirectory directory, List<HostView> hosts, boolean named) {

    void print(PrintStream out) {
        String runbook = Typed.program();
        String inventory = " -i " + directory.inventory();
        String dir = named ? " --dir " + directory.root() : "";
        HostView first = hosts.get(0);
        out.println("a lab is up in " + directory.root());
        hosts.stream().map(LabStatusCommand::line).forEach(out::println);
        out.println();
        out.println("to try:");
        out.println("  " + runbook + " first-start.yml" + inventory + " -e version=1.0.0");
        out.println("  " + runbook + " upgrade.yml" + inventory + " -e version=2.0.0 --dry-run");
        out.println("  " + runbook + " upgrade.yml" + inventory + " -e version=2.0.0");
        out.println("  " + runbook + " exec app" + inventory + " -- docker ps");
        out.println("  ssh -i " + directory.key() + " -o UserKnownHostsFile=" + directory.knownHosts() + " -p "
                + first.port() + " " + HostServer.USER + "@" + HostServer.ADDRESS);
        out.println("  " + runbook + " lab break " + first.name() + " --how app-error" + dir);
        out.println("  " + runbook + " lab status" + dir);
        out.println("  " + runbook + " lab down" + dir);
    }
}
