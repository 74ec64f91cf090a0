package dev.runbook.journal;

import dev.runbook.value.Secrets;
import dev.runbook.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads events back from what the journal keeps of them. */
final class EventReader {

    private static final Map<String, Function<Given, Event>> KINDS = Map.ofEntries(
            Map.entry("run-started", EventReader::runStarted),
            Map.entry("run-resumed", EventReader::runResumed),
            Map.entry("guard-failed", EventReader::guardFailed),
            Map.entry("host-unreachable", given -> new Event.HostUnreachable(given.text("host"), given.text("reason"))),
            Map.entry("lock-taken", given -> new Event.LockTaken(given.texts("hosts"))),
            Map.entry("lock-skipped", given -> new Event.LockSkipped(given.text("by"))),
            Map.entry("lock-refused", EventReader::lockRefused),
            Map.entry("lock-released", EventReader::lockReleased),
            Map.entry("lock-kept", given -> new Event.LockKept(given.text("host"), given.text("reason"))),
            Map.entry("play-started", EventReader::playStarted),
            Map.entry("block-entered", EventReader::blockEntered),
            Map.entry("step-started", EventReader::stepStarted),
            Map.entry("step-finished", EventReader::stepFinished),
            Map.entry("gate", EventReader::gate),
            Map.entry("committed", given -> new Event.Committed(given.text("why"))),
            Map.entry(
                    "rollback-started",
                    given -> new Event.RollbackStarted(given.text("reason"), given.number("debts"))),
            Map.entry("undo-started", EventReader::undoStarted),
            Map.entry("undo-finished", EventReader::undoFinished),
            Map.entry("debt-owed", EventReader::debtOwed),
            Map.entry("run-finished", EventReader::runFinished));

    private EventReader() {}

    /** @throws Misread if there is no such event, or if a field of it is missing or of the wrong kind */
    static Event read(String name, Given given) {
        Function<Given, Event> kind = Optional.ofNullable(KINDS.get(name))
                .orElseThrow(() -> Misread.newer("event `" + name + "` is not known to this version of runbook"));
        return kind.apply(given);
    }

    private static Event runStarted(Given given) {
        return new Event.RunStarted(
                given.text("runbook"),
                given.text("file"),
                given.text("user"),
                given.text("version"),
                given.texts("hosts"));
    }

    private static Event runResumed(Given given) {
        return new Event.RunResumed(given.text("user"), given.text("version"), given.text("why"));
    }

    private static Event guardFailed(Given given) {
        return new Event.GuardFailed(given.text("guard"), given.optionalText("host"), given.text("message"));
    }

    private static Event lockRefused(Given given) {
        return new Event.LockRefused(
                given.text("host"),
                given.text("holder"),
                given.text("operator"),
                given.text("controller"),
                given.optionalText("since"),
                given.text("command"),
                given.text("state"));
    }

    private static Event lockReleased(Given given) {
        return new Event.LockReleased(given.texts("hosts"), given.text("reason"), given.text("by"));
    }

    private static Event playStarted(Given given) {
        return new Event.PlayStarted(given.text("play"), given.text("title"), given.texts("hosts"));
    }

    private static Event blockEntered(Given given) {
        return new Event.BlockEntered(given.step(), given.visit(), given.texts("hosts"));
    }

    private static Event stepStarted(Given given) {
        return new Event.StepStarted(
                given.step(),
                given.text("title"),
                given.text("host"),
                given.visit(),
                given.value("item"),
                given.text("doing"),
                given.truth("undoable"),
                given.truth("lasting"),
                new Workplace(given.optionalText("on"), given.optionalText("as")));
    }

    /** A value that held a secret was masked; using what is left of it would be worse than not knowing it. */
    private static Map<String, Value> legible(Map<String, Value> remembered) {
        Map<String, Value> legible = new LinkedHashMap<>(remembered);
        legible.values().removeIf(value -> value.text().contains(Secrets.MASK));
        return legible;
    }

    /** Of a step that hides its output, the journal has kept the exit code and nothing else of the result. */
    private static Event stepFinished(Given given) {
        return new Event.StepFinished(
                given.step(),
                given.text("title"),
                given.text("host"),
                given.visit(),
                given.value("item"),
                outcome(given),
                given.text("path"),
                legible(given.entries("remembered")),
                given.texts("also_for"),
                given.value("result").isEmpty());
    }

    private static Outcome outcome(Given given) {
        return new Outcome(
                kind(given.text("outcome")),
                Value.map(result(given)),
                given.optionalText("reason"),
                given.seconds("took"),
                given.truth("ignored"),
                given.truth("traces"));
    }

    private static Map<String, Value> result(Given given) {
        Map<String, Value> exitCode =
                given.value("rc").map(rc -> Map.of("rc", rc)).orElse(Map.of());
        return given.value("result").isPresent() ? given.entries("result") : exitCode;
    }

    private static Outcome.Kind kind(String words) {
        return Stream.of(Outcome.Kind.values())
                .filter(kind -> kind.words().equals(words))
                .findFirst()
                .orElseThrow(() -> Misread.newer("outcome `" + words + "` is not known to this version of runbook"));
    }

    private static Event gate(Given given) {
        return new Event.Gate(
                given.text("step"),
                given.optionalText("visit").map(VisitId::new),
                given.text("question"),
                given.text("answer"),
                given.text("by"));
    }

    private static Event undoStarted(Given given) {
        return new Event.UndoStarted(given.step(), given.text("title"), given.visit(), given.texts("hosts"));
    }

    private static Event undoFinished(Given given) {
        return new Event.UndoFinished(given.step(), given.visit(), given.texts("hosts"));
    }

    private static Event debtOwed(Given given) {
        return new Event.DebtOwed(given.step(), given.text("title"), given.text("host"), given.text("reason"));
    }

    private static Event runFinished(Given given) {
        return new Event.RunFinished(ending(given.number("exit")), given.seconds("took"));
    }

    private static Ending ending(int exit) {
        return Stream.of(Ending.values())
                .filter(ending -> ending.exit() == exit)
                .findFirst()
                .orElseThrow(() -> Misread.newer("exit code " + exit + " is not known to this version of runbook"));
    }
}
