package dev.runbook.run;

import dev.runbook.action.Actions;
import dev.runbook.inventory.Inventory;
import dev.runbook.inventory.InventorySource;
import dev.runbook.journal.Ending;
import dev.runbook.journal.Entry;
import dev.runbook.journal.Event;
import dev.runbook.journal.Journal;
import dev.runbook.lock.LockTerms;
import dev.runbook.plan.Plan;
import dev.runbook.plan.Planner;
import dev.runbook.plan.RunFacts;
import dev.runbook.plan.Wishes;
import dev.runbook.procedure.Library;
import dev.runbook.procedure.OnFailure;
import dev.runbook.procedure.Procedure;
import dev.runbook.procedure.ProcedureReader;
import dev.runbook.remote.HttpReply;
import dev.runbook.remote.Output;
import dev.runbook.source.InvalidSource;
import dev.runbook.source.Problems;
import dev.runbook.source.SourceFile;
import dev.runbook.survey.Survey;
import dev.runbook.value.Secrets;
import dev.runbook.value.Value;
import dev.runbook.yaml.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/** A runbook, its files and its hosts, told in a few lines; then what the run did. */
final class Scene {

    private static final RunFacts RUN = new RunFacts("run-1", Instant.EPOCH, "eve");

    private final Path folder;
    private final LocalHosts hosts;
    private final Secrets secrets = new Secrets();
    private final Map<String, Node> extras = new LinkedHashMap<>();
    private final List<Entry> entries = new CopyOnWriteArrayList<>();
    private final Interruption interruption = new Interruption();
    private Consumer<Entry> onEntry = entry -> {};
    private Operator operator = Operator.NOBODY;
    private Optional<String> limit = Optional.empty();
    private Optional<String> startAt = Optional.empty();
    private Set<String> tags = Set.of();
    private Optional<OnFailure> onFailure = Optional.empty();
    private final StringBuffer shown = new StringBuffer();

    private Scene(Path folder) {
        this.folder = folder;
        this.hosts = new LocalHosts(folder.resolve("hosts"));
    }

    /** Three nodes, a balancer and a database. */
    static Scene in(Path folder, String runbook) {
        Scene scene = new Scene(folder);
        scene.file("book.yml", runbook);
        scene.file("hosts.ini", """
                [lb]
                lb1
                [app]
                app1
                app2
                app3
                [db]
                db1
                """);
        return scene;
    }

    Scene file(String name, String text) {
        try {
            Path path = folder.resolve(name);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
            return this;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Scene remove(String name) {
        try {
            Files.delete(folder.resolve(name));
            return this;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Scene with(String name, String value) {
        SourceFile source = new SourceFile("-e", name + "=" + value);
        extras.put(name, new Node.Scalar(source.start(), Value.of(value), false));
        return this;
    }

    Scene cut(String host) {
        hosts.cut(host);
        return this;
    }

    Scene operator(Operator person) {
        operator = person;
        return this;
    }

    Scene limit(String pattern) {
        limit = Optional.of(pattern);
        return this;
    }

    Scene startAt(String id) {
        startAt = Optional.of(id);
        return this;
    }

    Scene inventory(String text) {
        return file("hosts.ini", text);
    }

    /** What the command line says about failures. */
    Scene onFailure(OnFailure wanted) {
        onFailure = Optional.of(wanted);
        return this;
    }

    Scene tags(String... chosen) {
        tags = Set.of(chosen);
        return this;
    }

    /** Does something when a record has been written: cuts a host, presses Ctrl-C. */
    Scene when(Consumer<Entry> reaction) {
        onEntry = reaction;
        return this;
    }

    /** The program: dies when it has written this many records. */
    Scene killedBehind(int n) {
        return when(entry -> {
            if (entry.n() >= n) {
                throw new Killed();
            }
        });
    }

    /** The program is no more. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** How many records the run has. */
    int recorded() {
        return entries.size();
    }

    LocalHosts hosts() {
        return hosts;
    }

    Interruption interruption() {
        return interruption;
    }

    Plan plan() {
        Problems problems = new Problems();
        Library library = new Library(Optional.of(folder), folder);
        Procedure procedure = ProcedureReader.read(
                SourceFile.read(folder.resolve("book.yml"), "book.yml"), library, Actions.installed());
        Inventory inventory = Inventory.read(
                List.of(InventorySource.of(folder.resolve("hosts.ini").toString())), List.of(folder), problems);
        problems.throwIfAny();
        Optional<Node.Scalar> narrowed = limit.map(text -> {
            SourceFile source = new SourceFile("--limit", text);
            return new Node.Scalar(source.at(1, 1, text.length()), Value.of(text), false);
        });
        Wishes wishes = new Wishes(extras, narrowed, tags, Set.of(), startAt, secrets);
        return Planner.plan(procedure, inventory, wishes, RUN);
    }

    String planText() {
        return Survey.offline(plan(), true).toString();
    }

    /** What is wrong with the files, as the operator reads it; empty if nothing is. */
    String problems() {
        try {
            plan();
            return "";
        } catch (InvalidSource e) {
            return e.getMessage();
        }
    }

    Ending run() {
        Plan plan = plan();
        try (Journal journal = Journal.start(
                folder.resolve("state"), RUN.id(), secrets, Clock.systemUTC(), List.of(entries::add, onEntry))) {
            return Runner.of(plan, ports(journal), RUN, onFailure).run("test");
        }
    }

    /** Another program takes the run up. */
    Ending resume() {
        return takenUp(runner -> runner.resume("test"));
    }

    /** Another program takes the run up to undo it. */
    Ending rollback() {
        return takenUp(runner -> runner.rollback("test"));
    }

    private Ending takenUp(Function<Runner, Ending> work) {
        Plan plan = plan();
        try (Journal journal =
                Journal.reopen(folder.resolve("state"), secrets, Clock.systemUTC(), List.of(entries::add))) {
            return work.apply(Runner.resuming(
                    plan, ports(journal), RUN, onFailure, journal.past().entries(), "adam"));
        }
    }

    private Ports ports(Journal journal) {
        RunListener listener = new RunListener() {
            @Override
            public void recorded(Entry entry) {}

            @Override
            public void wrote(String step, String host, Output.Stream stream, String text) {
                shown.append(text).append('|');
            }
        };
        return new Ports(
                hosts,
                request -> new HttpReply.NoAnswer("no web here"),
                operator,
                journal,
                listener,
                interruption,
                50,
                Duration.ofMinutes(1),
                LockTerms.NONE);
    }

    /** The steps that ended, in order: {@code changed app1 stop}. Hosts of one step in the order of the inventory. */
    List<String> ended() {
        return entries.stream()
                .map(Entry::event)
                .filter(Event.StepFinished.class::isInstance)
                .map(Event.StepFinished.class::cast)
                .map(event -> event.outcome().kind().words() + " " + event.host() + " " + event.step())
                .toList();
    }

    /** The steps that ended on hosts, each visit by itself. */
    List<String> endedOnHosts() {
        return entries.stream()
                .map(Entry::event)
                .filter(Event.StepFinished.class::isInstance)
                .map(Event.StepFinished.class::cast)
                .map(event -> event.step() + " " + event.visit() + " " + event.host())
                .toList();
    }

    /** Records of this kind, their fields as text. */
    List<String> records(String name) {
        return entries.stream()
                .map(Entry::event)
                .filter(event -> event.name().equals(name))
                .map(event -> Value.map(event.fields()).text())
                .toList();
    }

    /** The reason of the first failure. */
    String firstReason() {
        return entries.stream()
                .map(Entry::event)
                .filter(Event.StepFinished.class::isInstance)
                .flatMap(event -> ((Event.StepFinished) event).outcome().reason().stream())
                .findFirst()
                .orElse("");
    }

    /** What commands wrote to the screen, each piece with a bar behind it. */
    String shown() {
        return shown.toString();
    }

    String journalText() {
        try {
            return Files.readString(folder.resolve("state/journal.jsonl"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
