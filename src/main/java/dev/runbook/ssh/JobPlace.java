package dev.runbook.ssh;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Where the jobs of a run and user lie on a host. */
final class JobPlace {

    /** As many pairs of named pipes as are made with the place. */
    private static final int PIPES = 32;

    private final String path;
    private final String mask;
    private final String pipes;
    private final AtomicInteger used = new AtomicInteger();

    private JobPlace(String path, String mask, String pipes) {
        this.path = path;
        this.mask = mask;
        this.pipes = pipes;
    }

    /**
     * @param said what the script said that made it
     * @param pipes how its named pipes begin
     */
    static JobPlace of(String said, String pipes) {
        List<String> lines = said.lines().toList();
        return new JobPlace(lines.get(0), lines.get(1), pipes);
    }

    String path() {
        return path;
    }

    /** The user's umask. */
    String mask() {
        return mask;
    }

    /** A pair of named pipes that nobody has used; none if all are. */
    Optional<String> nextPipe() {
        int next = used.getAndIncrement();
        return next < PIPES ? Optional.of(path + "/pipes/" + pipes + "-" + next) : Optional.empty();
    }
}
