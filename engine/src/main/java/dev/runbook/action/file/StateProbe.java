package dev.runbook.action.file;

import dev.runbook.action.HostScript;
import dev.runbook.action.RemotePath;
import dev.runbook.remote.Probe;

/**
 * Asks what a path is.
 *
 * @param follow whether a link stands for what it leads to
 * @param inside the name that is meant if the path is a directory; empty if the directory itself is meant
 * @param read whether to read a file and digest it
 * @param known the digest of a content that need not be shown
 * @param longest up to how many bytes a content is shown
 * @param tree whether to list the types, modes and owners that occur below a directory
 */
record StateProbe(
        RemotePath path, boolean follow, String inside, boolean read, String known, long longest, boolean tree) {

    static StateProbe of(RemotePath path) {
        return new StateProbe(path, false, "", false, "", -1, false);
    }

    StateProbe following() {
        return new StateProbe(path, true, inside, read, known, longest, tree);
    }

    StateProbe inside(String name) {
        return new StateProbe(path, follow, name, read, known, longest, tree);
    }

    /** With its digest. */
    StateProbe digesting() {
        return new StateProbe(path, follow, inside, true, known, -1, tree);
    }

    /** With its content, unless it is the known one or longer than this. */
    StateProbe reading(String digest, long atMost) {
        return new StateProbe(path, follow, inside, true, digest, atMost, tree);
    }

    /** With what occurs below it. */
    StateProbe listing() {
        return new StateProbe(path, follow, inside, read, known, longest, true);
    }

    Probe probe() {
        return new Probe(HostScript.of(StateProbe.class, "state")
                .with("path", path)
                .with("follow", follow ? "-L" : "")
                .with("inside", inside)
                .with("read", read ? "yes" : "")
                .with("known", known)
                .with("longest", Long.toString(longest))
                .with("tree", tree ? "yes" : "")
                .command());
    }
}
