package dev.runbook.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.Runbook;
import dev.runbook.cli.InProcess;
import dev.runbook.journal.Entry;
import dev.runbook.journal.Event;
import dev.runbook.journal.History;
import dev.runbook.journal.Journal;
import dev.runbook.json.Json;
import dev.runbook.lab.ClusterServices;
import dev.runbook.lab.Lab;
import dev.runbook.lab.LabDirectory;
import dev.runbook.lab.Shape;
import dev.runbook.lab.Snapshot;
import dev.runbook.lab.StateCheck;
import dev.runbook.lab.Verdict;
import dev.runbook.lab.host.Fault;
import dev.runbook.scene.SmallDisk;
import dev.runbook.scene.Spawned;
import dev.runbook.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A lab of three nodes on which one of the shipped runbooks is about to run, and what is found there afterwards. */
final class Rehearsal implements AutoCloseable {

    private static final List<String> RESUME = List.of("resume", "--yes", "--no-input", "--on-failure", "rollback");

    private final Lab lab;
    private final Procedures procedure;
    private final StateCheck check;
    private final Snapshot before;

    private Rehearsal(Lab lab, Procedures procedure, StateCheck check) {
        this.lab = lab;
        this.procedure = procedure;
        this.check = check;
        procedure.preparation().ifPresent(words -> {
            InProcess.Ended ended = type(words);
            if (ended.exit() != 0) {
                throw new AssertionError(ended.out() + ended.err());
            }
        });
        this.before = check.look();
    }

    static Rehearsal of(Procedures procedure) {
        AtomicReference<ClusterServices> services = new AtomicReference<>();
        Lab lab = Lab.start(LabDirectory.temporary(), Shape.USUAL, (directory, shape, faults) -> {
            services.set(ClusterServices.start(directory, shape, faults));
            return services.get();
        });
        try {
            return new Rehearsal(lab, procedure, new StateCheck(services.get().cluster()));
        } catch (RuntimeException | Error e) {
            lab.close();
            throw e;
        }
    }

    /** What the run said, and what the lab finds. */
    record Outcome(InProcess.Ended run, Verdict verdict) {}

    /** Runs the procedure on a lab that is broken in this way. */
    Outcome run(Way way) {
        lab.breakHost(way.host(), way.fault(), Optional.of(way.step()));
        InProcess.Ended ended = type(procedure.words());
        lab.heal(way.host());
        return new Outcome(ended, check.judge(before, procedure.changes()));
    }

    /** What the program says that the procedure would do. */
    InProcess.Ended plan() {
        List<String> words = new ArrayList<>(List.of("plan"));
        words.addAll(procedure.words());
        words.addAll(List.of("--format", "json", "-e", "answers=1", "-i", inventory(), "--state-dir", runs()));
        return command(words);
    }

    /** Runs the procedure undisturbed. */
    InProcess.Ended run() {
        return type(procedure.words());
    }

    /** What the failure of a step would lead to, as the plan says. */
    InProcess.Ended foresee(String point) {
        List<String> words = new ArrayList<>(List.of("plan"));
        words.addAll(procedure.words());
        words.addAll(List.of("--fail-at", point, "--format", "json", "-e", "answers=1", "-i", inventory()));
        return command(words);
    }

    /** Runs the procedure, one host after the other, of which this step does its work on this host and fails then. */
    InProcess.Ended runFailing(String step, String host) {
        List<String> words = new ArrayList<>(procedure.words());
        String text = Runbook.read(words.get(0), Path.of("")).file().text();
        String name = "      - name: " + step + "\n";
        assertThat(text).containsOnlyOnce(name);
        write("failing.yml", text.replace(name, name + "        failed_when: inventory_hostname == '" + host + "'\n"));
        words.set(0, "failing.yml");
        words.addAll(List.of("--forks", "1"));
        return type(words);
    }

    /** What the newest run has undone: steps, and the undo steps of the runbook itself, in their order. */
    List<String> undone() {
        List<String> undone = new ArrayList<>();
        for (Entry entry : journal().entries()) {
            if (entry.event() instanceof Event.UndoStarted undo) {
                undone.add("undo " + undo.step());
            } else if (entry.event() instanceof Event.StepStarted begun
                    && begun.visit().text().contains("u")
                    && begun.step().isOuter()) {
                undone.add(begun.step() + " on " + begun.host());
            }
        }
        return undone;
    }

    /** The steps that changed something in the newest run, or may have; the others found all as it should be. */
    Set<String> changing() {
        return journal().entries().stream()
                .map(Entry::event)
                .filter(Event.StepFinished.class::isInstance)
                .map(Event.StepFinished.class::cast)
                .filter(end -> end.outcome().traces())
                .map(end -> end.step().toString())
                .collect(Collectors.toSet());
    }

    /** What the newest run has recorded. */
    History journal() {
        try (Stream<Path> runs = Files.list(lab.directory().runs())) {
            return Journal.read(runs.max(Comparator.naturalOrder()).orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every file and folder of the hosts, with all that a run could change in it; logs grow when somebody looks. */
    Map<String, String> files() {
        Path root = lab.directory().root();
        Map<String, String> files = new TreeMap<>();
        for (String part : List.of("hosts", "storage")) {
            try (Stream<Path> all = Files.walk(root.resolve(part))) {
                all.filter(file -> !file.toString().endsWith(".log"))
                        .forEach(file -> files.put(root.relativize(file).toString(), state(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }

    private static String state(Path file) {
        try {
            PosixFileAttributes attributes =
                    Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            String mode = PosixFilePermissions.toString(attributes.permissions()) + " " + attributes.owner();
            if (attributes.isSymbolicLink()) {
                return mode + " to " + Files.readSymbolicLink(file);
            }
            return attributes.isRegularFile()
                    ? mode + " " + attributes.lastModifiedTime() + " " + Arrays.hashCode(Files.readAllBytes(file))
                    : mode;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the lab finds now. */
    Verdict verdict() {
        return check.judge(before, procedure.changes());
    }

    /** Every new version ends in an error on the first node. */
    void breakUpgrades() {
        lab.breakHost("app1", Fault.APP_ERROR, Optional.empty());
    }

    /**
     * Runs a runbook of our own in a process of its own, and strikes as soon as that tells an event whose turn it is.
     *
     * @return its exit code, if it ended before
     */
    OptionalInt runAndStrike(String runbook, Predicate<Value.Fields> turn, Blow blow) {
        write("counted.yml", runbook);
        return endOrStrike(full(List.of("counted.yml", "--json", "-e", "version=2.0.0")), turn, blow);
    }

    /** Takes the stopped run up, and strikes again as soon as it tells an event whose turn it is. */
    OptionalInt resumeAndStrike(Predicate<Value.Fields> turn, Blow blow) {
        List<String> words = new ArrayList<>(RESUME);
        words.addAll(List.of("--json", "--state-dir", runs()));
        return endOrStrike(words, turn, blow);
    }

    /** The records of our own runbook's run. */
    List<Value.Fields> records() {
        try (Stream<Path> runs = Files.list(lab.directory().runs())) {
            for (Path run : runs.toList()) {
                List<String> lines = Files.readAllLines(run.resolve("journal.jsonl"));
                if (lines.get(0).contains("counted.yml")) {
                    return lines.stream().flatMap(line -> record(line).stream()).toList();
                }
            }
            throw new IllegalStateException("our own runbook has not run");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Value.Fields> record(String line) {
        return Json.read(line).filter(Value.Fields.class::isInstance).map(Value.Fields.class::cast);
    }

    private OptionalInt endOrStrike(List<String> words, Predicate<Value.Fields> turn, Blow blow) {
        try (Spawned program = Spawned.start(lab.directory().root(), ":", words)) {
            return program.await(line -> record(line).filter(turn).isPresent())
                    ? blow.strike(program)
                    : OptionalInt.of(program.end().exit());
        }
    }

    /** A disk of its own for what is recorded from now on. */
    SmallDisk disk(int kibibytes) {
        try {
            return SmallDisk.at(lab.directory().runs(), kibibytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a runbook of our own. */
    InProcess.Ended run(String runbook) {
        write("counted.yml", runbook);
        return type(List.of("counted.yml", "--json", "-e", "version=2.0.0"));
    }

    /** Runs the procedure as it is shipped. */
    InProcess.Ended runShipped() {
        return type(procedure.words());
    }

    /** Cuts and heals the network of the hosts whose names this expression matches, again and again. */
    Outages outages(String hosts) {
        return Outages.of(lab, hosts);
    }

    /** How many events the runbook's run has, undisturbed. */
    int events(String runbook) {
        return (int) run(runbook).out().lines().count();
    }

    /** Takes the killed run up. */
    InProcess.Ended resume() {
        List<String> words = new ArrayList<>(RESUME);
        words.addAll(List.of("--state-dir", lab.directory().runs().toString()));
        return command(words);
    }

    /** The lines of a file in the application's folder. */
    List<String> lines(String host, String file) {
        Path path = lab.directory().tree(host).root().resolve("srv/nocobase").resolve(file);
        try {
            return Files.exists(path) ? Files.readAllLines(path) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String name, String text) {
        try {
            Files.writeString(lab.directory().root().resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the next run finds all as this one did. */
    boolean isAsBefore() {
        return check.judge(before, Set.of()).finding() == Verdict.Finding.AS_BEFORE;
    }

    /** Frees a host that was away when the run ended, and so kept its lock. */
    void unlock() {
        InProcess.Ended ended = command(List.of(
                "lock",
                "release",
                "--reason",
                "it was away when the run ended",
                "--yes",
                "-i",
                lab.directory().inventory().toString(),
                "--state-dir",
                lab.directory().runs().toString()));
        if (ended.exit() != 0) {
            throw new AssertionError(ended.out() + ended.err());
        }
    }

    private InProcess.Ended type(List<String> words) {
        return command(full(words));
    }

    private InProcess.Ended command(List<String> words) {
        String home = lab.directory().root().toString();
        return new InProcess(lab.directory().root(), Map.of("HOME", home), Optional.empty()).type(words);
    }

    private List<String> full(List<String> words) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of(
                "-i",
                inventory(),
                "--state-dir",
                runs(),
                "--yes",
                "--no-input",
                "--on-failure",
                "rollback",
                "--timeout",
                "20s",
                "--reconnect",
                "20s",
                "-e",
                "answers=1",
                "-e",
                "backup_timeout=30s"));
        return all;
    }

    private String inventory() {
        return lab.directory().inventory().toString();
    }

    private String runs() {
        return lab.directory().runs().toString();
    }

    /** The lab takes away what is its own. */
    @Override
    public void close() {
        try {
            for (String written : List.of("counted.yml", "failing.yml")) {
                Files.deleteIfExists(lab.directory().root().resolve(written));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lab.close();
        }
    }
}
