package dev.runbook.whatif;

import dev.runbook.action.Actions;
import dev.runbook.inventory.Host;
import dev.runbook.inventory.Inventory;
import dev.runbook.inventory.InventorySource;
import dev.runbook.journal.Ending;
import dev.runbook.journal.Entry;
import dev.runbook.journal.Event;
import dev.runbook.journal.Journal;
import dev.runbook.journal.StepPath;
import dev.runbook.lock.LockTerms;
import dev.runbook.plan.Plan;
import dev.runbook.plan.Planner;
import dev.runbook.plan.RunFacts;
import dev.runbook.plan.Wishes;
import dev.runbook.procedure.Body;
import dev.runbook.procedure.Library;
import dev.runbook.procedure.ProcedureReader;
import dev.runbook.remote.CommandResult;
import dev.runbook.remote.Connection;
import dev.runbook.remote.Connections;
import dev.runbook.remote.HttpReply;
import dev.runbook.remote.HttpRequest;
import dev.runbook.remote.Output;
import dev.runbook.remote.ShellCommand;
import dev.runbook.remote.Target;
import dev.runbook.run.Interruption;
import dev.runbook.run.Operator;
import dev.runbook.run.Ports;
import dev.runbook.run.RunListener;
import dev.runbook.run.Runner;
import dev.runbook.source.Problems;
import dev.runbook.source.SourceFile;
import dev.runbook.value.Secrets;
import dev.runbook.value.Value;
import dev.runbook.yaml.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A runbook that is really run, by the real runner, on hosts in memory: everything succeeds but what is to fail. */
final class Rehearsal {

    private static final RunFacts RUN = new RunFacts("run-1", Instant.EPOCH, "eve");

    private final Path folder;
    private final Map<String, Plan> plans = new HashMap<>();
    private int runs;

    Rehearsal(Path folder) {
        this.folder = folder;
    }

    Rehearsal file(String name, String text) throws IOException {
        Path path = folder.resolve(name);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        return this;
    }

    /** What was undone, in order, and how the run ended. */
    record Played(
            Ending ending,
            List<String> undone,
            Map<String, List<String>> undoneByHost,
            List<String> owed,
            boolean came,
            boolean committed) {}

    Plan plan() {
        return plan(" ");
    }

    private Plan plan(String bad) {
        return plans.computeIfAbsent(bad, this::made);
    }

    private Plan made(String bad) {
        Problems problems = new Problems();
        Library library = new Library(Optional.of(folder), folder);
        Inventory inventory = Inventory.read(
                List.of(InventorySource.of(folder.resolve("hosts.ini").toString())), List.of(folder), problems);
        problems.throwIfAny();
        SourceFile source = new SourceFile("-e", "bad=" + bad);
        Map<String, Node> extras = Map.of("bad", new Node.Scalar(source.start(), Value.of(bad), false));
        Wishes wishes = new Wishes(extras, Optional.empty(), Set.of(), Set.of(), Optional.empty(), new Secrets());
        return Planner.plan(
                ProcedureReader.read(
                        SourceFile.read(folder.resolve("book.yml"), "book.yml"), library, Actions.installed()),
                inventory,
                wishes,
                RUN);
    }

    /** Runs it with these failing; a run that stops and could be rolled back is rolled back by hand. */
    Played play(List<StepPath> everywhere, FailurePoint point) {
        Plan plan = plan(bad(everywhere, point));
        Hosts hosts = new Hosts(everywhere, point);
        List<Entry> entries = new ArrayList<>();
        Path state = folder.resolve("state" + ++runs);
        Ending ending;
        boolean committed;
        try (Journal journal =
                Journal.start(state, RUN.id(), new Secrets(), Clock.systemUTC(), List.of(entries::add))) {
            ending = Runner.of(plan, ports(hosts, journal), RUN, Optional.empty())
                    .run("test");
            committed = journal.progress().committed();
            if (ending == Ending.STOPPED
                    && !committed
                    && !journal.progress().debts().isEmpty()) {
                Runner.resuming(plan, ports(hosts, journal), RUN, Optional.empty(), List.copyOf(entries), "adam")
                        .rollback("test");
            }
        }
        return new Played(ending, undone(entries), undoneByHost(plan, entries), owed(entries), hosts.came, committed);
    }

    /** As calls look it up, which are made to fail by a variable: {@code step-4@app1}. */
    private String bad(List<StepPath> everywhere, FailurePoint point) {
        StringBuilder bad = new StringBuilder(" ");
        Spots spots = Spots.of(plan());
        for (Host host : plan().inventory().hosts()) {
            everywhere.forEach(path -> bad.append(bad(spots.find(path).orElseThrow(), host)));
            if (point.host().map(host::equals).orElse(true)) {
                bad.append(bad(point.spot(), host));
            }
        }
        return bad.toString();
    }

    private static String bad(Spot spot, Host host) {
        String id = spot.path().toString();
        boolean call = spot.path().isOuter() && spot.step().body() instanceof Body.Custom;
        return call ? " " + id.substring(id.lastIndexOf('/') + 1) + "@" + host + " " : "";
    }

    private static List<String> undone(List<Entry> entries) {
        List<String> undone = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.event() instanceof Event.UndoStarted undo) {
                undone.add("undo " + undo.step() + " on " + undo.hosts());
            } else if (entry.event() instanceof Event.StepStarted step
                    && step.visit().text().contains("u")) {
                undone.add(step.step() + " on " + step.host());
            }
        }
        return undone;
    }

    private static Map<String, List<String>> undoneByHost(Plan plan, List<Entry> entries) {
        Map<String, List<String>> undone = new HashMap<>();
        plan.hosts().forEach(host -> undone.put(host.name(), new ArrayList<>()));
        for (Entry entry : entries) {
            if (entry.event() instanceof Event.UndoStarted undo) {
                undo.hosts().forEach(host -> undone.get(host).add("undo " + undo.step()));
            } else if (entry.event() instanceof Event.StepStarted step
                    && step.visit().text().contains("u")) {
                undone.get(step.host()).add(step.step().toString());
            }
        }
        return undone;
    }

    private static List<String> owed(List<Entry> entries) {
        return entries.stream()
                .map(Entry::event)
                .filter(Event.DebtOwed.class::isInstance)
                .map(Event.DebtOwed.class::cast)
                .map(owed -> owed.title() + " on " + owed.host())
                .distinct()
                .sorted()
                .toList();
    }

    private static Ports ports(Hosts hosts, Journal journal) {
        RunListener deaf = new RunListener() {
            @Override
            public void recorded(Entry entry) {}
        };
        return new Ports(
                hosts,
                request -> new HttpReply.NoAnswer("no web here"),
                Operator.NOBODY,
                journal,
                deaf,
                new Interruption(),
                1,
                Duration.ofMinutes(1),
                LockTerms.NONE);
    }

    /** Hosts that do whatever they are told, in no time. */
    private static final class Hosts implements Connections {
        private final List<StepPath> everywhere;
        private final FailurePoint point;
        private boolean came;

        Hosts(List<StepPath> everywhere, FailurePoint point) {
            this.everywhere = everywhere;
            this.point = point;
        }

        @Override
        public Connection to(Target target) {
            return new Connection() {
                @Override
                public CommandResult run(ShellCommand command, Output output) {
                    return fails(command.environment())
                            ? CommandResult.exited(1, "", "told to fail")
                            : CommandResult.exited(0, "", "");
                }

                @Override
                public void open() {}

                @Override
                public HttpReply send(HttpRequest request) {
                    return new HttpReply.NoAnswer("no web here");
                }
            };
        }

        private boolean fails(Map<String, String> environment) {
            String step = environment.get("RUNBOOK_STEP");
            String host = environment.get("RUNBOOK_HOST");
            boolean here = point.host().map(Host::name).map(host::equals).orElse(true);
            boolean its = here && is(point.path(), step);
            came |= its;
            return its || everywhere.stream().anyMatch(path -> is(path, step));
        }

        /** All loops have two items, of which the second fails. */
        private static boolean is(StepPath path, String step) {
            return step.replace("[1]", "").equals(path.toString());
        }

        @Override
        public void close() {}
    }
}
