package dev.runbook.cluster;

import dev.runbook.value.Value;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * During every step, each host on which it begins is cut off from the network for a second, or its sshd is started anew
 * and all its sessions are killed: the one and the other by turns.
 */
final class Outages implements AutoCloseable {

    private static final String NEW_SSHD = "pkill -KILL -x sshd; sleep 0.3; service ssh start";

    private final RealCluster cluster;
    private final Set<List<String>> struck = new HashSet<>();
    private final ExecutorService hands = Executors.newCachedThreadPool();
    private final Thread thread;
    private volatile boolean ended;

    private Outages(RealCluster cluster, Path state) {
        this.cluster = cluster;
        this.thread = new Thread(() -> watch(state), "outages");
    }

    /** While a run writes its journal there. */
    static Outages of(RealCluster cluster, Path state) {
        Outages outages = new Outages(cluster, state);
        outages.thread.start();
        return outages;
    }

    /** How many there were. */
    synchronized int count() {
        return struck.size();
    }

    private void watch(Path state) {
        while (!ended) {
            look(state);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private synchronized void look(Path state) {
        Run.records(state).stream()
                .filter(record -> text(record, "event").equals("step-started"))
                .map(record -> List.of(text(record, "step").split(">", 2)[0], text(record, "host")))
                .filter(struck::add)
                .toList()
                .forEach(moment -> hands.execute(() -> strike(moment)));
    }

    private void strike(List<String> moment) {
        String host = moment.get(1);
        if (moment.hashCode() % 2 == 0) {
            cluster.enter(host, NEW_SSHD);
            return;
        }
        cluster.cut(host);
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        cluster.heal(host);
    }

    private static String text(Value.Fields record, String name) {
        return record.get(name).map(Value::text).orElse("");
    }

    @Override
    public void close() {
        ended = true;
        try {
            thread.join();
            hands.shutdown();
            if (!hands.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("an outage has not ended");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while an outage went on", e);
        }
    }
}
