package dev.runbook.journal;

import java.nio.file.Path;

/** Another process is working on this run. */
public final class RunBusy extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RunBusy(Path folder) {
        super("run `" + folder.getFileName() + "` is under way in another process on this machine;"
                + " wait until it has ended, or stop it with Ctrl-C, then try again");
    }
}
