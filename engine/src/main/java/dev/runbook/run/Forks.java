package dev.runbook.run;

import dev.runbook.inventory.Host;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Does the same on several hosts at the same time, on so many at once as the operator allows. */
final class Forks {

    private final int limit;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "host");
        thread.setDaemon(true);
        return thread;
    });

    Forks(int limit) {
        this.limit = limit;
    }

    /** The work's outcome on each host, in the order of the hosts. One host's work is done by the caller. */
    <T> Map<Host, T> onEach(List<Host> hosts, int throttle, Function<Host, T> work) {
        Map<Host, T> results = new LinkedHashMap<>();
        if (hosts.size() == 1) {
            results.put(hosts.get(0), work.apply(hosts.get(0)));
            return results;
        }
        Semaphore places = new Semaphore(Math.max(1, Math.min(limit, throttle)));
        List<Future<T>> futures = new ArrayList<>();
        hosts.forEach(host -> futures.add(threads.submit(() -> inPlace(places, host, work))));
        for (int i = 0; i < hosts.size(); i++) {
            results.put(hosts.get(i), result(futures.get(i)));
        }
        return results;
    }

    private static <T> T inPlace(Semaphore places, Host host, Function<Host, T> work) throws InterruptedException {
        places.acquire();
        try {
            return work.apply(host);
        } finally {
            places.release();
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
