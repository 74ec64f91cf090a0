package dev.runbook.lock;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The hosts that are kept informed while a run goes on: the first few of its lock, which are enough to find it again. */
public final class Replicas {

    private static final int ENOUGH = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<Replica> replicas;

    private Replicas(List<Replica> replicas) {
        this.replicas = replicas;
    }

    /**
     * Begins to inform them, in the background.
     *
     * @param run the folder of the run
     * @param says how far it is
     */
    public static Replicas start(HeldLock lock, Path run, Supplier<String> says) {
        List<HostLock> seated = lock.seated();
        Watermark journal = new Watermark(run.resolve("journal.jsonl"), 0);
        Inputs inputs = new Inputs(run.resolve("inputs"));
        List<Replica> replicas = seated.stream()
                .limit(ENOUGH)
                .map(host -> new Replica(lock, host, journal, inputs, says))
                .toList();
        replicas.forEach(Replica::start);
        Thread others = new Thread(() -> lock.begun(seated.stream().skip(ENOUGH).toList()), "lock");
        others.setDaemon(true);
        others.start();
        return new Replicas(replicas);
    }

    /** There is more in the journal. */
    public void news() {
        replicas.forEach(Replica::news);
    }

    /** Why this process may not go on; empty if it may. */
    public Optional<SeatLost> lost() {
        return replicas.stream().flatMap(replica -> replica.lost().stream()).findFirst();
    }

    /** Tells the rest, as far as the hosts take it in a moment, and ends. */
    public void close() {
        replicas.forEach(Replica::end);
        Instant deadline = Instant.now().plus(PATIENCE);
        replicas.forEach(replica -> replica.join(deadline));
    }
}
