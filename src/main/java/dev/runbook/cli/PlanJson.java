package dev.runbook.cli;

import dev.runbook.json.Json;
import dev.runbook.plan.Forecast;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlannedPlay;
import dev.runbook.plan.Preview;
import dev.runbook.plan.StepForecast;
import dev.runbook.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** A plan for programs: plays with their batches, steps with what each host will do, inner steps, undo steps. */
final class PlanJson {

    private final Preview preview;

    private PlanJson(Preview preview) {
        this.preview = preview;
    }

    static String of(Plan plan) {
        PlanJson json = new PlanJson(new Preview(plan));
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("runbook", Value.of(plan.procedure().name()));
        fields.put("file", Value.of(plan.procedure().file().name()));
        fields.put("plays", list(plan.plays(), json::play));
        return Json.write(plan.secrets().mask(Value.map(fields)));
    }

    private Value play(PlannedPlay planned) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("play", Value.of(planned.play().id()));
        fields.put("title", Value.of(planned.play().name()));
        fields.put("batches", list(planned.batches(), batch -> list(batch, host -> Value.of(host.name()))));
        fields.put("steps", list(preview.steps(planned), PlanJson::step));
        fields.put("handlers", list(preview.handlers(planned), PlanJson::step));
        return Value.map(fields);
    }

    private static Value step(StepForecast forecast) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("step", Value.of(forecast.step().id()));
        fields.put("title", Value.of(forecast.step().name()));
        fields.put("at", Value.of(forecast.step().span().place()));
        fields.put("hosts", list(forecast.hosts(), PlanJson::host));
        fields.put("inner", list(forecast.inner(), PlanJson::step));
        fields.put("undo", list(forecast.undo(), PlanJson::step));
        return Value.map(fields);
    }

    private static Value host(Forecast forecast) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("host", Value.of(forecast.host().name()));
        fields.put("does", Value.of(forecast.kind().name().toLowerCase(Locale.ROOT)));
        fields.put("details", Value.texts(forecast.details()));
        return Value.map(fields);
    }

    private static <T> Value list(List<T> items, Function<T, Value> value) {
        return Value.list(items.stream().map(value).toList());
    }
}
