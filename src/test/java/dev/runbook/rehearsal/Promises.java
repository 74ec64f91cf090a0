package dev.runbook.rehearsal;

import dev.runbook.journal.Entry;
import dev.runbook.journal.Event;
import dev.runbook.journal.History;
import dev.runbook.journal.Outcome;
import dev.runbook.json.Json;
import dev.runbook.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What a plan has said, held against what the journal of the run says. */
public final class Promises {

    private final Map<String, String> grades = new HashMap<>();
    private final Value.Fields plan;

    private Promises(Value.Fields plan) {
        this.plan = plan;
    }

    /** @param json what {@code plan --format json} wrote */
    public static Promises of(String json) {
        Promises promises = new Promises((Value.Fields) Json.read(json).orElseThrow());
        promises.list(promises.plan, "plays").forEach(play -> {
            promises.list(play, "steps").forEach(promises::add);
            promises.list(play, "handlers").forEach(promises::add);
        });
        return promises;
    }

    /** How many lines will fail, as the plan says. */
    public String failing() {
        return ((Value.Fields) plan.get("counts").orElseThrow())
                .get("failing")
                .orElseThrow()
                .text();
    }

    /** How many lines were proven to have this grade, inside actions as well. */
    public long graded(String grade) {
        return grades.values().stream().filter(grade::equals).count();
    }

    /** Every line of the plan that did not come true, and every step that ran and was not in the plan. */
    public List<String> brokenBy(History run) {
        List<String> broken = new ArrayList<>();
        Map<String, Outcome.Kind> outcomes = new HashMap<>();
        run.entries().stream()
                .map(Entry::event)
                .filter(Event.StepFinished.class::isInstance)
                .map(Event.StepFinished.class::cast)
                .forEach(end -> outcomes.put(
                        end.step() + "@" + end.host(), end.outcome().kind()));
        grades.forEach((line, grade) -> {
            Outcome.Kind kind = outcomes.get(line);
            Set<Outcome.Kind> meant = meant(grade);
            if (!meant.isEmpty() && kind != null && !meant.contains(kind)) {
                broken.add(line + " was " + grade + " and is " + kind.words());
            }
            if (kind == null && !grade.equals("skip") && !grade.equals("depends")) {
                broken.add(line + " was " + grade + " and did not run");
            }
        });
        outcomes.forEach((line, kind) -> {
            if (kind != Outcome.Kind.SKIPPED && !isHeld(line)) {
                broken.add(line + " is " + kind.words() + " and was not in the plan");
            }
        });
        return broken;
    }

    private static Set<Outcome.Kind> meant(String grade) {
        return switch (grade) {
            case "change" -> Set.of(Outcome.Kind.CHANGED);
            case "ok" -> Set.of(Outcome.Kind.OK);
            case "skip" -> Set.of(Outcome.Kind.SKIPPED);
            default -> Set.of();
        };
    }

    /** By itself, by an item of its loop, or, where it was not known whether an action is called, by the call. */
    private boolean isHeld(String line) {
        String path = line.substring(0, line.lastIndexOf('@'));
        String host = line.substring(line.lastIndexOf('@'));
        if (grades.containsKey(line) || grades.containsKey(path + "[0]" + host)) {
            return true;
        }
        int inner = path.lastIndexOf('>');
        return inner > 0 && "depends".equals(grades.get(path.substring(0, inner) + host));
    }

    private void add(Value.Fields step) {
        list(step, "lines")
                .forEach(line -> grades.put(text(line, "path") + "@" + text(line, "host"), text(line, "grade")));
        boolean block = text(step, "kind").equals("block");
        list(step, "inner")
                .filter(inner -> !block || !notes(inner).contains("only if the block fails"))
                .forEach(this::add);
    }

    private static String notes(Value.Fields step) {
        return step.get("notes").orElseThrow().text();
    }

    private Stream<Value.Fields> list(Value.Fields fields, String name) {
        return ((Value.Items) fields.get(name).orElseThrow()).items().stream().map(Value.Fields.class::cast);
    }

    private static String text(Value.Fields fields, String name) {
        return fields.get(name).orElseThrow().text();
    }
}
