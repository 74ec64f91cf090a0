package dev.runbook.lock;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Does the same on several hosts at the same time. */
final class Together implements AutoCloseable {

    private final ExecutorService threads;

    /** @param forks on so many hosts at once */
    Together(int forks) {
        this.threads = Executors.newFixedThreadPool(forks, task -> {
            Thread thread = new Thread(task, "lock");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** What it led to on each, in their order. */
    <H, T> Map<H, T> onEach(List<H> hosts, Function<H, T> work) {
        List<CompletableFuture<T>> begun = hosts.stream()
                .map(host -> CompletableFuture.supplyAsync(() -> work.apply(host), threads))
                .toList();
        Map<H, T> results = new LinkedHashMap<>();
        for (int i = 0; i < hosts.size(); i++) {
            results.put(hosts.get(i), begun.get(i).join());
        }
        return results;
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
