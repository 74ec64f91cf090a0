package dev.runbook.report;

import dev.runbook.journal.Debt;
import dev.runbook.journal.Ending;
import dev.runbook.journal.Entry;
import dev.runbook.journal.Event;
import dev.runbook.json.Json;
import dev.runbook.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/** A recorded run for programs. */
public final class ChronicleJson {

    private ChronicleJson() {}

    /** What it is, where it stands, what is owed and what can be done. */
    public static Value.Fields of(Chronicle chronicle) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("run", Value.of(chronicle.run()));
        chronicle.start().ifPresent(start -> describe(start, fields));
        chronicle.began().ifPresent(began -> fields.put("began", Value.of(began.toString())));
        fields.put("worked", Value.of(chronicle.worked().toMillis() / 1000.0));
        fields.put("standing", Value.of(chronicle.standing()));
        chronicle.history().ending().map(Ending::exit).ifPresent(exit -> fields.put("exit", Value.of(exit)));
        chronicle.fault().ifPresent(fault -> fields.put("fault", Value.of(fault)));
        fields.put("can_be_taken_up", Value.of(chronicle.canBeTakenUp()));
        fields.put(
                "in_doubt",
                Value.list(
                        chronicle.unended().stream().map(ChronicleJson::begun).toList()));
        fields.put(
                "owed",
                Value.list(chronicle.owed().stream()
                        .map(debt -> debt(chronicle, debt))
                        .toList()));
        fields.put(
                "next",
                Value.texts(NextCommands.after(chronicle).stream()
                        .map(NextCommands.Command::typed)
                        .toList()));
        return Value.map(fields);
    }

    /** The same with all its records. */
    public static Value.Fields withRecords(Chronicle chronicle) {
        Map<String, Value> fields = new LinkedHashMap<>(of(chronicle).entries());
        fields.put(
                "records",
                Value.list(chronicle.history().entries().stream()
                        .map(ChronicleJson::record)
                        .toList()));
        return Value.map(fields);
    }

    private static void describe(Event.RunStarted start, Map<String, Value> fields) {
        fields.put("runbook", Value.of(start.runbook()));
        fields.put("file", Value.of(start.file()));
        fields.put("user", Value.of(start.user()));
        fields.put("hosts", Value.texts(start.hosts()));
    }

    private static Value begun(Event.StepStarted begun) {
        return Value.map(Map.of(
                "step", Value.of(begun.step().last().id()),
                "title", Value.of(begun.title()),
                "host", Value.of(begun.host())));
    }

    private static Value debt(Chronicle chronicle, Debt debt) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("step", Value.of(debt.step().toString()));
        fields.put("title", Value.of(debt.title()));
        fields.put("host", Value.of(debt.host()));
        chronicle.whyOwed(debt).ifPresent(why -> fields.put("reason", Value.of(why)));
        return Value.map(fields);
    }

    private static Value record(Entry entry) {
        return Json.read(entry.text()).orElseThrow();
    }
}
