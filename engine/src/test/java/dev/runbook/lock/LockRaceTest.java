package dev.runbook.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.action.LocalHost;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that start at the same moment: never do two of them get through that share a host, and one always does. */
class LockRaceTest {

    private static final List<String> HOSTS = List.of("a", "b", "c", "d", "e");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void twoThatWantOverlappingHosts(long seed) throws Exception {
        Random random = new Random(seed);
        List<Set<String>> wishes = List.of(some(random), some(random));
        List<Taking> takings = race(wishes);
        assertThat(takings).as(wishes + " " + takings).hasAtLeastOneElementOfType(Taking.Taken.class);
        sharingNothing(takings);
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8})
    void manyThatWantTheSameHosts(long seed) throws Exception {
        List<Set<String>> wishes = Collections.nCopies(6, Set.copyOf(HOSTS));
        List<Taking> takings = race(wishes);
        assertThat(takings.stream().filter(Taking.Taken.class::isInstance)).hasSize(1);
        sharingNothing(takings);
    }

    /** At least one in common. */
    private static Set<String> some(Random random) {
        Set<String> some = new HashSet<>(Set.of("c"));
        HOSTS.stream().filter(host -> random.nextBoolean()).forEach(some::add);
        return some;
    }

    private List<Taking> race(List<Set<String>> wishes) throws Exception {
        Cluster cluster = new Cluster(folder, LocalHost.all().findFirst().orElseThrow());
        HOSTS.forEach(cluster::connection);
        CyclicBarrier start = new CyclicBarrier(wishes.size());
        List<CompletableFuture<Taking>> racing = IntStream.range(0, wishes.size())
                .mapToObj(i ->
                        cluster.process("run-" + i, "ctl" + i, wishes.get(i).toArray(String[]::new)))
                .map(lock ->
                        CompletableFuture.supplyAsync(() -> started(lock, start), task -> new Thread(task).start()))
                .toList();
        List<Taking> takings = new ArrayList<>();
        for (CompletableFuture<Taking> one : racing) {
            takings.add(one.get());
        }
        return takings;
    }

    private static Taking started(ClusterLock lock, CyclicBarrier start) {
        try {
            start.await();
            return lock.take(Set.of());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The winners have all their hosts for themselves, and the others have left nothing behind. */
    private void sharingNothing(List<Taking> takings) {
        List<HeldLock> winners = takings.stream()
                .filter(Taking.Taken.class::isInstance)
                .map(Cluster::taken)
                .toList();
        List<String> held =
                winners.stream().flatMap(lock -> lock.hosts().stream()).toList();
        assertThat(held).doesNotHaveDuplicates();
        winners.forEach(lock -> assertThat(lock.release()).isEqualTo(Map.of()));
        Cluster cluster = new Cluster(folder, LocalHost.all().findFirst().orElseThrow());
        assertThat(HOSTS).allMatch(cluster::isFree);
    }
}
