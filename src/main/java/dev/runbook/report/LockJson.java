package dev.runbook.report;

import dev.runbook.lock.Answer;
import dev.runbook.lock.Holder;
import dev.runbook.lock.Look;
import dev.runbook.lock.Standing;
import dev.runbook.value.Value;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The lock of a host for programs. */
public final class LockJson {

    private LockJson() {}

    public static Value.Fields of(String host, Look look) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("host", Value.of(host));
        fields.put("lock", Value.of(look.answer().name().toLowerCase(Locale.ROOT)));
        look.run().ifPresent(run -> fields.put("run", Value.of(run)));
        look.holder().ifPresent(holder -> describe(holder, fields));
        if (look.answer() == Answer.HELD) {
            fields.put("state", Value.of(Standing.of(look)));
        } else if (look.answer() != Answer.FREE) {
            fields.put("reason", Value.of(look.complaint()));
        }
        look.account().ifPresent(account -> fields.put("account", Value.of(account)));
        return Value.map(fields);
    }

    private static void describe(Holder holder, Map<String, Value> fields) {
        fields.put("operator", Value.of(holder.operator()));
        fields.put("controller", Value.of(holder.controller()));
        fields.put("since", Value.of(holder.since().toString()));
        fields.put("command", Value.of(holder.command()));
    }
}
