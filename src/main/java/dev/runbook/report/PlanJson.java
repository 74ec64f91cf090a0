package dev.runbook.report;

import dev.runbook.json.Json;
import dev.runbook.survey.Counts;
import dev.runbook.survey.Fact;
import dev.runbook.survey.Grade;
import dev.runbook.survey.GradedGuard;
import dev.runbook.survey.GradedLine;
import dev.runbook.survey.GradedPlay;
import dev.runbook.survey.GradedStep;
import dev.runbook.survey.SurveyedPlan;
import dev.runbook.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A plan for programs; docs/plan-json.md tells what the fields mean. */
public final class PlanJson {

    /** Goes up when a field changes its meaning or goes; new fields may come at any time. */
    static final int FORMAT = 2;

    private PlanJson() {}

    public static String of(SurveyedPlan plan) {
        return Json.write(fields(plan));
    }

    /** The same, not yet as text. */
    public static Value.Fields fields(SurveyedPlan plan) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("format", Value.of(FORMAT));
        fields.put("runbook", Value.of(plan.name()));
        fields.put("file", Value.of(plan.file()));
        fields.put("offline", Value.of(plan.offline()));
        fields.put(
                "unreachable",
                list(
                        plan.unreached(),
                        host -> Value.map(Map.of("host", Value.of(host.host()), "why", Value.of(host.why())))));
        fields.put("guards", list(plan.guards(), PlanJson::guard));
        fields.put("plays", list(plan.plays(), PlanJson::play));
        fields.put("counts", counts(plan.counts()));
        plan.estimate()
                .ifPresent(estimate -> fields.put(
                        "estimate",
                        Value.map(Map.of(
                                "seconds", Value.of(estimate.time().toMillis() / 1000.0),
                                "runs", Value.of(estimate.runs())))));
        return Value.map(fields);
    }

    private static Value play(GradedPlay play) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("play", Value.of(play.id()));
        fields.put("title", Value.of(play.name()));
        fields.put("batches", list(play.batches(), Value::texts));
        fields.put("lines", list(play.lines(), PlanJson::line));
        fields.put("guards", list(play.guards(), PlanJson::guard));
        fields.put("steps", list(play.steps(), PlanJson::step));
        fields.put("handlers", list(play.handlers(), PlanJson::step));
        return Value.map(fields);
    }

    private static Value step(GradedStep step) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("step", Value.of(step.id()));
        fields.put("title", Value.of(step.name()));
        fields.put("at", Value.of(step.at()));
        fields.put("kind", Value.of(step.kind().name().toLowerCase(Locale.ROOT)));
        fields.put("notes", Value.texts(step.notes()));
        fields.put("guards", list(step.guards(), PlanJson::guard));
        fields.put("lines", list(step.lines(), PlanJson::line));
        fields.put("inner", list(step.inner(), PlanJson::step));
        fields.put("undo", list(step.undo(), PlanJson::step));
        return Value.map(fields);
    }

    private static Value line(GradedLine line) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("host", Value.of(line.host()));
        fields.put("path", Value.of(line.path()));
        put(fields, "item", line.item());
        fields.put("grade", Value.of(line.grade().word()));
        fields.put("does", Value.of(line.does()));
        put(fields, "reason", line.reason());
        put(fields, "now", line.now());
        put(fields, "fails", line.failure());
        fields.put("diff", Value.texts(line.diff()));
        fields.put("harmless", Value.of(line.harmless()));
        put(fields, "operation", line.operation());
        fields.put("facts", list(line.facts(), PlanJson::fact));
        return Value.map(fields);
    }

    private static Value fact(Fact fact) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("name", Value.of(fact.name()));
        fields.put("value", Value.of(fact.shortly()));
        return Value.map(fields);
    }

    private static Value guard(GradedGuard guard) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("guard", Value.of(guard.name()));
        fields.put("that", Value.of(guard.that()));
        fields.put("judged", list(guard.judged(), PlanJson::judged));
        return Value.map(fields);
    }

    private static Value judged(GradedGuard.Judged judged) {
        Map<String, Value> fields = new LinkedHashMap<>();
        put(fields, "host", judged.host());
        fields.put("verdict", Value.of(judged.verdict().name().toLowerCase(Locale.ROOT)));
        put(fields, "message", judged.message());
        return Value.map(fields);
    }

    private static Value counts(Counts counts) {
        Map<String, Value> fields = new LinkedHashMap<>();
        for (Grade grade : Grade.values()) {
            fields.put(grade.word(), Value.of(counts.of(grade)));
        }
        fields.put("failing", Value.of(counts.failing()));
        fields.put("proven_percent", Value.of(counts.percentProven()));
        return Value.map(fields);
    }

    private static void put(Map<String, Value> fields, String name, Optional<String> text) {
        text.ifPresent(known -> fields.put(name, Value.of(known)));
    }

    private static <T> Value list(List<T> items, Function<T, Value> value) {
        return Value.list(items.stream().map(value).toList());
    }
}
