package dev.runbook.lock;

import dev.runbook.action.LocalHost;
import dev.runbook.remote.Become;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Hosts with a lock each, and processes of runs that want it. */
final class Cluster {

    static final Instant SINCE = Instant.parse("2026-01-01T10:00:00Z");

    private final Path folder;
    private final LocalHost shell;
    private final Map<String, ShellConnection> connections = new HashMap<>();

    Cluster(Path folder, LocalHost shell) {
        this.folder = folder;
        this.shell = shell;
    }

    Path lock(String host) {
        return folder.resolve(host).resolve("lock");
    }

    ShellConnection connection(String host) {
        return connections.computeIfAbsent(host, name -> new ShellConnection(shell));
    }

    List<LockPlace> places(String... hosts) {
        return Arrays.stream(hosts).map(host -> place(host, lock(host))).toList();
    }

    LockPlace place(String host, Path lock) {
        return new LockPlace(host, connection(host), lock.toString(), Become.NOBODY);
    }

    /** A process of a run, on a machine of its own. */
    ClusterLock process(String run, String machine, String... hosts) {
        return process(run, machine, places(hosts));
    }

    ClusterLock process(String run, String machine, List<LockPlace> places) {
        Holder holder = new Holder(run, "eve", machine, SINCE, "upgrade.yml -i prod.ini");
        return new ClusterLock(places, holder, Seat.of(machine, "eve", machine), Clock.systemUTC(), 8);
    }

    HeldLock taken(ClusterLock lock) {
        return taken(lock.take(Set.of()));
    }

    static HeldLock taken(Taking taking) {
        return ((Taking.Taken) taking).lock();
    }

    static Look refused(Taking taking) {
        return ((Taking.Refused) taking).look();
    }

    Look look(String host) {
        return new Locksmith(1).look(places(host)).values().iterator().next();
    }

    boolean isFree(String... hosts) {
        return Arrays.stream(hosts).noneMatch(host -> Files.exists(lock(host)));
    }

    /** The process on this host has been silent for so long. */
    void silent(String host, int seat, long seconds) {
        write(
                lock(host).resolve("seat." + seat + "/beat"),
                Long.toString(Instant.now().getEpochSecond() - seconds));
    }

    static void write(Path file, String line) {
        try {
            Files.writeString(file, line + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
