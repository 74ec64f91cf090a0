package dev.runbook.lab.host;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A program with a host on which things run that do not want to end. Says when they run, and ends when told. */
final class DoomedLab {

    static final String ID = "doomed-lab";

    private static final String STUBBORN = """
            trap '' HUP INT TERM
            echo $$ > one
            sleep 1000 & echo $! > two
            $(command -v setsid) sh -c 'echo $$ > three; trap "" TERM; while :; do sleep 1000; done' &
            while [ ! -s three ]; do sleep 0.02; done
            touch running
            wait""";

    private DoomedLab() {}

    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[0]);
        Keeper keeper = Keeper.start(ID + args[0], directory, List.of("hosts", "note"));
        HostTree tree = new HostTree(directory.resolve("hosts/app1"));
        tree.make();
        Files.writeString(directory.resolve("note"), "a lab was here\n");
        new LabHost("app1", tree, ID + args[0]).start(List.of("/bin/sh", "-c", STUBBORN));
        while (!Files.exists(tree.home().resolve("running"))) {
            Thread.sleep(20);
        }
        System.out.println("running");
        if (System.in.read() == 'e') {
            keeper.end();
        }
    }
}
