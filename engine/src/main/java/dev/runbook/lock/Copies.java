package dev.runbook.lock;

import dev.runbook.files.Archive;
import dev.runbook.files.OwnersFiles;
import dev.runbook.journal.Entry;
import dev.runbook.journal.History;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Brings a run back from the hosts of its lock, for a machine that knows nothing of it. */
public final class Copies {

    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]*";

    private final List<LockPlace> places;
    private final int forks;

    /** @param forks on so many hosts at once */
    public Copies(List<LockPlace> places, int forks) {
        this.places =
                places.stream().sorted(Comparator.comparing(LockPlace::host)).toList();
        this.forks = forks;
    }

    /**
     * Puts the longest copy whose records follow from each other, and the inputs, into a folder of the run.
     *
     * @param beginning of the run's id; empty: the hosts know of one only
     * @param state where runs are recorded
     * @return the folder of the run
     * @throws NoCopy if that is not possible
     */
    public Path fetch(Optional<String> beginning, Path state) {
        try (Together together = new Together(forks)) {
            Map<LockPlace, Look> looks = together.onEach(places, place -> new HostLock(place, "").look());
            String run = theRun(looks, beginning.orElse(""));
            Map<String, Copy> copies = new LinkedHashMap<>();
            together.onEach(holding(looks, run), place -> Copy.from(new HostLock(place, run)))
                    .forEach((place, copy) -> copies.put(place.host(), copy));
            return put(run, journal(copies.values(), run), inputs(copies, run), state);
        }
    }

    private static String theRun(Map<LockPlace, Look> looks, String beginning) {
        List<String> runs = looks.values().stream()
                .flatMap(look -> look.run().stream())
                .filter(run -> run.startsWith(beginning) && run.matches(NAME))
                .distinct()
                .toList();
        if (runs.isEmpty()) {
            throw new NoCopy("none of these hosts is locked by a run"
                    + (beginning.isEmpty() ? "" : " `" + beginning + "`") + reasons(looks));
        }
        if (runs.size() > 1) {
            throw new NoCopy("these hosts are locked by several runs, "
                    + runs.stream().map(run -> "`" + run + "`").collect(Collectors.joining(", ")) + "; name one");
        }
        return runs.get(0);
    }

    private static String reasons(Map<LockPlace, Look> looks) {
        return looks.entrySet().stream()
                .filter(look -> look.getValue().answer() == Answer.UNREACHABLE)
                .map(look ->
                        "; " + look.getKey().host() + ": " + look.getValue().complaint())
                .collect(Collectors.joining());
    }

    private static List<LockPlace> holding(Map<LockPlace, Look> looks, String run) {
        return looks.keySet().stream()
                .filter(place -> looks.get(place).run().filter(run::equals).isPresent())
                .toList();
    }

    private static History journal(Collection<Copy> copies, String run) {
        return copies.stream()
                .sorted(Comparator.comparing(Copy::length).reversed())
                .flatMap(copy -> copy.history().stream())
                .filter(history -> history.run().filter(run::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> new NoCopy("no host has a whole copy of the journal of run `" + run
                        + "` that this account may read; use the account that started it, or `lock release`"));
    }

    /** What one host alone has is not to be run on all the others. */
    private static byte[] inputs(Map<String, Copy> copies, String run) {
        List<String> hosts = copies.keySet().stream()
                .filter(host -> copies.get(host).inputs().isPresent())
                .toList();
        if (hosts.isEmpty()) {
            throw new NoCopy("no host has a copy of the inputs of run `" + run + "`");
        }
        byte[] inputs = copies.get(hosts.get(0)).inputs().orElseThrow();
        hosts.stream()
                .filter(host -> !Arrays.equals(inputs, copies.get(host).inputs().orElseThrow()))
                .findFirst()
                .ifPresent(other -> {
                    throw new NoCopy("the inputs of run `" + run + "` on `" + hosts.get(0) + "` and on `" + other
                            + "` differ; leave out the host whose copy you do not trust with `--limit '!HOST'`");
                });
        return inputs;
    }

    private static Path put(String run, History history, byte[] inputs, Path state) {
        Path folder = state.resolve(run);
        Path begun = state.resolve("." + run + ".fetched");
        if (Files.exists(folder)) {
            throw new NoCopy("run `" + run + "` is recorded here already, in `" + folder + "`; take it up from there");
        }
        try {
            String lines = history.entries().stream().map(Entry::text).collect(Collectors.joining("\n", "", "\n"));
            OwnersFiles.remove(begun);
            OwnersFiles.write(begun.resolve("journal.jsonl"), lines.getBytes(StandardCharsets.UTF_8));
            Archive.unpack(Archive.read(inputs), begun.resolve("inputs"));
            return Files.move(begun, folder);
        } catch (IOException e) {
            throw new NoCopy("run `" + run + "` cannot be put into `" + state + "`: " + e.getMessage(), e);
        }
    }
}
