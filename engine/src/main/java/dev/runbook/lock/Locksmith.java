package dev.runbook.lock;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks at locks and opens them, for people who do not run anything. */
public final class Locksmith {

    private final int forks;

    /** @param forks on so many hosts at once */
    public Locksmith(int forks) {
        this.forks = forks;
    }

    /** What each host says about its lock. */
    public Map<LockPlace, Look> look(List<LockPlace> places) {
        return onEach(places, place -> new HostLock(place, "").look());
    }

    /**
     * Opens the locks of this run.
     *
     * @param log who and why; stays on the hosts
     */
    public Map<LockPlace, Look> release(List<LockPlace> places, String run, String log) {
        return onEach(places, place -> new HostLock(place, run).release(log));
    }

    /**
     * Brings a run here from the copies on its hosts.
     *
     * @param beginning of the run's id; empty: the hosts know of one only
     * @param state where runs are recorded
     * @return the folder of the run
     * @throws NoCopy if that is not possible
     */
    public Path fetch(List<LockPlace> places, Optional<String> beginning, Path state) {
        return new Copies(places, forks).fetch(beginning, state);
    }

    private Map<LockPlace, Look> onEach(List<LockPlace> places, Function<LockPlace, Look> work) {
        try (Together together = new Together(forks)) {
            return together.onEach(places, work);
        }
    }

    /** Why each of these locks is still there. */
    public static Map<String, String> failures(Map<LockPlace, Look> releases) {
        return releases.entrySet().stream()
                .filter(release -> Release.failure(release.getValue()).isPresent())
                .collect(Collectors.toMap(
                        release -> release.getKey().host(),
                        release -> Release.failure(release.getValue()).orElseThrow(),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }
}
