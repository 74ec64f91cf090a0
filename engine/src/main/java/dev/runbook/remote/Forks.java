package dev.runbook.remote;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/** Does the same on several hosts at the same time, on so many at once as the operator allows. */
public final class Forks {

    private final int limit;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "host");
        thread.setDaemon(true);
        return thread;
    });

    public Forks(int limit) {
        this.limit = limit;
    }

    /** The work's outcome on each host, begun and given in the order of the hosts. */
    public <H, T> Map<H, T> onEach(List<H> hosts, int throttle, Function<H, T> work) {
        if (hosts.size() == 1) {
            return Map.of(hosts.get(0), work.apply(hosts.get(0)));
        }
        int places = Math.max(1, Math.min(limit, throttle));
        List<FutureTask<T>> tasks = hosts.stream()
                .map(host -> new FutureTask<>(() -> work.apply(host)))
                .toList();
        Queue<FutureTask<T>> waiting = new ConcurrentLinkedQueue<>(tasks);
        for (int place = 0; place < Math.min(places, hosts.size()); place++) {
            threads.execute(() -> takeTurns(waiting));
        }
        tasks.forEach(Forks::await);
        Map<H, T> results = new LinkedHashMap<>();
        for (int i = 0; i < hosts.size(); i++) {
            results.put(hosts.get(i), result(tasks.get(i)));
        }
        return results;
    }

    /** Whatever becomes of one host, the others come to an end of their own. */
    private static void await(Future<?> future) {
        try {
            future.get();
        } catch (ExecutionException e) {
            // Thrown again where the results are taken.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    private static <T> void takeTurns(Queue<FutureTask<T>> waiting) {
        for (FutureTask<T> task = waiting.poll(); task != null; task = waiting.poll()) {
            task.run();
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException bug ? bug : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }
}
