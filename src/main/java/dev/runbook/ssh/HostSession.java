package dev.runbook.ssh;

import dev.runbook.remote.Unreachable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The one session with a host that is kept for the run. Whoever needs it first connects; others wait for that. A
 * session that has dropped is made anew, with a little patience since the host may be starting.
 */
final class HostSession implements AutoCloseable {

    private static final List<Duration> PATIENCE =
            List.of(Duration.ofMillis(300), Duration.ofSeconds(1), Duration.ofSeconds(3));

    private final Route route;
    private final Callable<Link> connect;
    private final AtomicReference<FutureTask<Link>> current = new AtomicReference<>();
    private volatile boolean everUp;
    private volatile boolean closed;

    /** @param connect one attempt; throws {@link ConnectFailure} or {@link Unreachable} */
    HostSession(Route route, Callable<Link> connect) {
        this.route = route;
        this.connect = connect;
    }

    Route route() {
        return route;
    }

    /** Connects unless that has begun. A failure is kept for whoever asks next. */
    FutureTask<Link> begin() {
        FutureTask<Link> mine = new FutureTask<>(this::connectPatiently);
        FutureTask<Link> chosen = current.updateAndGet(other -> other == null ? mine : other);
        chosen.run();
        return chosen;
    }

    Link link() throws Unreachable {
        FutureTask<Link> task = begin();
        Link link = await(task);
        if (link.isUp()) {
            return link;
        }
        current.compareAndSet(task, null);
        return await(begin());
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

    private Link await(FutureTask<Link> task) throws Unreachable {
        try {
            return task.get();
        } catch (ExecutionException failed) {
            current.compareAndSet(task, null);
            throw unreachable(failed.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new Unreachable("interrupted while connecting to " + route, stop);
        }
    }

    private Link connectPatiently() throws Exception {
        for (int attempt = 0; ; attempt++) {
            try {
                Link link = connect.call();
                everUp = true;
                if (closed) {
                    link.close();
                }
                return link;
            } catch (ConnectFailure failure) {
                if (attempt == PATIENCE.size() || !isWorthRetrying(failure)) {
                    throw failure;
                }
                pause(PATIENCE.get(attempt));
            }
        }
    }

    private void pause(Duration patience) throws Unreachable {
        try {
            Thread.sleep(patience.toMillis());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new Unreachable("interrupted while connecting to " + route, stop);
        }
    }

    /** At first a host that refuses or is silent is most likely down; one that was up may be starting. */
    private boolean isWorthRetrying(ConnectFailure failure) {
        return !closed
                && switch (failure.kind()) {
                    case LASTING -> false;
                    case DOWN -> everUp;
                    case HUNG_UP -> true;
                };
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
