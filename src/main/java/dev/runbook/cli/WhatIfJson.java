package dev.runbook.cli;

import dev.runbook.inventory.Host;
import dev.runbook.json.Json;
import dev.runbook.plan.Plan;
import dev.runbook.procedure.Step;
import dev.runbook.value.Value;
import dev.runbook.whatif.Act;
import dev.runbook.whatif.Finale;
import dev.runbook.whatif.Remains;
import dev.runbook.whatif.Undone;
import dev.runbook.whatif.Unguarded;
import dev.runbook.whatif.WhatIf;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What failures would lead to, for programs. */
final class WhatIfJson {

    private final Set<Step> open;

    private WhatIfJson(Plan plan) {
        this.open = Set.copyOf(Unguarded.of(plan.procedure()));
    }

    static String of(WhatIf what, Plan plan) {
        return Json.write(plan.secrets().mask(new WhatIfJson(plan).failure(what)));
    }

    static String of(List<WhatIf> failures, Plan plan) {
        Value all = list(failures, new WhatIfJson(plan)::failure);
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("runbook", Value.of(plan.procedure().name()));
        fields.put("failures", all);
        return Json.write(plan.secrets().mask(Value.map(fields)));
    }

    private Value failure(WhatIf what) {
        Step step = what.point().spot().step();
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("step", Value.of(what.point().path().toString()));
        fields.put("title", Value.of(step.name()));
        fields.put("play", Value.of(what.point().spot().play().id()));
        fields.put("at", Value.of(step.span().place()));
        fields.put("fails_on", hosts(what.fails()));
        what.instead().ifPresent(why -> fields.put("does_not_fail", Value.of(why.words())));
        fields.put("failing_before", Value.texts(what.premises()));
        fields.put("unguarded", Value.of(open.contains(step)));
        fields.put("endings", list(what.finales(), WhatIfJson::finale));
        fields.put("as_before", Value.of(what.isAsBefore()));
        fields.put("committed", Value.of(what.committed()));
        fields.put("drop_out", hosts(what.dropped()));
        fields.put("rolls_back", Value.of(what.unwinds()));
        fields.put("undo", list(what.undone(), WhatIfJson::undone));
        fields.put("stays", list(what.remains(), WhatIfJson::remains));
        return Value.map(fields);
    }

    private static Value finale(Finale finale) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("outcome", Value.of(finale.ending().words()));
        fields.put("exit", Value.of(finale.ending().exit()));
        put(fields, "provided", finale.provided());
        return Value.map(fields);
    }

    private static Value undone(Undone undone) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("step", Value.of(undone.step().toString()));
        fields.put("title", Value.of(undone.title()));
        fields.put("hosts", list(undone.hosts(), WhatIfJson::owing));
        fields.put("steps", list(undone.steps(), WhatIfJson::act));
        fields.put("succeeds", Value.of(undone.paid()));
        return Value.map(fields);
    }

    private static Value owing(Undone.Owing owing) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("host", Value.of(owing.host().name()));
        put(fields, "depends_on", owing.doubt());
        return Value.map(fields);
    }

    private static Value act(Act act) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("step", Value.of(act.step().toString()));
        fields.put("title", Value.of(act.title()));
        fields.put("host", Value.of(act.host().name()));
        fields.put("does", Value.of(act.does().name().toLowerCase(Locale.ROOT)));
        put(fields, "delegated_to", act.elsewhere());
        put(fields, "details", act.doing());
        put(fields, "depends_on", act.doubt());
        fields.put("inside", Value.of(act.inside()));
        return Value.map(fields);
    }

    private static Value remains(Remains remains) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("title", Value.of(remains.title()));
        fields.put("hosts", hosts(remains.hosts()));
        fields.put("why", Value.of(remains.why().words()));
        return Value.map(fields);
    }

    private static Value hosts(List<Host> hosts) {
        return Value.texts(hosts.stream().map(Host::name).toList());
    }

    private static void put(Map<String, Value> fields, String name, Optional<String> text) {
        text.ifPresent(value -> fields.put(name, Value.of(value)));
    }

    private static <T> Value list(List<T> items, Function<T, Value> value) {
        return Value.list(items.stream().map(value).toList());
    }
}
