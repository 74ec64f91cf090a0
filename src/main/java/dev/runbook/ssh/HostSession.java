package dev.runbook.ssh;

import dev.runbook.remote.Unreachable;
import dev.runbook.value.Durations;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The one session with a host that is kept for the run. Whoever needs it first connects; others wait for that. A
 * session that has dropped is made anew, with patience since the host may be starting.
 */
final class HostSession implements AutoCloseable {

    private static final List<Duration> PAUSES =
            List.of(Duration.ofMillis(300), Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(5));

    /** How often a host that hangs up is tried at first. */
    private static final int FIRST_ATTEMPTS = 4;

    private final Route route;
    private final Callable<Link> connect;
    private final Executor threads;
    private final Duration reconnect;
    private final AtomicReference<FutureTask<Link>> current = new AtomicReference<>();
    private volatile boolean wasUp;
    private volatile boolean closed;

    /**
     * @param connect one attempt; throws {@link ConnectFailure} or {@link Unreachable}
     * @param threads for connecting again, so that whoever waits can stop waiting
     * @param reconnect how long to try with a host that was up before
     */
    HostSession(Route route, Callable<Link> connect, Executor threads, Duration reconnect) {
        this.route = route;
        this.connect = connect;
        this.threads = threads;
        this.reconnect = reconnect;
    }

    Route route() {
        return route;
    }

    boolean isUp() {
        FutureTask<Link> task = current.get();
        return task != null && task.isDone() && isUp(task);
    }

    /** Whether it was up and is not now. */
    boolean isLost() {
        return wasUp && !isUp();
    }

    /** Connects unless that has begun. A failure is kept for whoever asks next. */
    FutureTask<Link> begin() {
        FutureTask<Link> mine = new FutureTask<>(this::connectPatiently);
        FutureTask<Link> chosen = current.updateAndGet(other -> other == null ? mine : other);
        if (wasUp && chosen == mine) {
            threads.execute(mine);
        } else if (!wasUp) {
            chosen.run();
        }
        return chosen;
    }

    /** @param patience how long to wait at most for a host that was up before */
    Link link(Duration patience) throws Unreachable {
        if (closed) {
            throw new Unreachable("the connections of this run have ended, that to " + route + " as well");
        }
        FutureTask<Link> task = begin();
        Link link = await(task, patience);
        if (link.isUp()) {
            return link;
        }
        current.compareAndSet(task, null);
        return await(begin(), patience);
    }

    /** This link was found to be dead; the next one who asks gets another. */
    void drop(Link dead) {
        dead.close();
    }

    @Override
    public void close() {
        closed = true;
        FutureTask<Link> task = current.get();
        if (task != null && task.isDone()) {
            closeQuietly(task);
        }
    }

    private static void closeQuietly(FutureTask<Link> task) {
        try {
            task.get().close();
        } catch (ExecutionException neverUp) {
            // There is nothing to close.
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isUp(FutureTask<Link> done) {
        try {
            return done.get().isUp();
        } catch (ExecutionException failed) {
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Link await(FutureTask<Link> task, Duration patience) throws Unreachable {
        try {
            return wasUp ? task.get(patience.toMillis(), TimeUnit.MILLISECONDS) : task.get();
        } catch (ExecutionException failed) {
            current.compareAndSet(task, null);
            throw unreachable(failed.getCause());
        } catch (TimeoutException late) {
            throw new Unreachable(route + " was lost and has not come back within " + Durations.words(patience), late);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new Unreachable("interrupted while connecting to " + route, stop);
        }
    }

    private Link connectPatiently() throws Exception {
        long begin = System.nanoTime();
        for (int attempt = 0; ; attempt++) {
            try {
                return connected();
            } catch (ConnectFailure failure) {
                Duration pause = PAUSES.get(Math.min(attempt, PAUSES.size() - 1));
                Duration then = Duration.ofNanos(System.nanoTime() - begin).plus(pause);
                if (!isWorthRetrying(failure, attempt + 1, then)) {
                    wasUp = false;
                    throw failure;
                }
                sleep(pause);
            }
        }
    }

    private void sleep(Duration pause) throws Unreachable {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new Unreachable("interrupted while connecting to " + route, stop);
        }
    }

    private Link connected() throws Exception {
        Link link = connect.call();
        wasUp = true;
        if (closed) {
            link.close();
        }
        return link;
    }

    /**
     * At first a host that refuses or is silent is most likely down; one that was up may be starting. One that did not
     * come back in time is down from then on.
     */
    private boolean isWorthRetrying(ConnectFailure failure, int attempts, Duration then) {
        if (closed || failure.kind() == ConnectFailure.Kind.LASTING) {
            return false;
        }
        return wasUp
                ? then.compareTo(reconnect) < 0
                : failure.kind() == ConnectFailure.Kind.HUNG_UP && attempts < FIRST_ATTEMPTS;
    }

    private static Unreachable unreachable(Throwable cause) {
        if (cause instanceof Unreachable unreachable) {
            return unreachable;
        }
        if (cause instanceof ConnectFailure failure) {
            return new Unreachable(failure.getMessage(), failure);
        }
        throw new IllegalStateException("connecting failed in a way that nobody thought of", cause);
    }
}
