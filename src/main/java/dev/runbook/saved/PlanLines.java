package dev.runbook.saved;

import dev.runbook.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The lines and guards of a plan, each by what names it in every plan of the same inputs.
 *
 * @param guards what was judged of each
 */
record PlanLines(Map<Key, Value.Fields> lines, Map<GuardKey, String> guards, Set<String> unreachable) {

    /**
     * A line.
     *
     * @param undo whether it stands under an undo step
     */
    record Key(String host, String path, String item, boolean undo) {

        /** The step of the runbook that it belongs to. */
        Optional<String> step() {
            return Optional.of(path.split("[>\\[]", 2)[0]);
        }

        @Override
        public String toString() {
            return host + ", " + (undo ? "undo " : "") + "`" + path + "`" + (item.isEmpty() ? "" : " for " + item);
        }
    }

    /** @param step whose guard it is; empty for one of the runbook or of a play */
    record GuardKey(String host, Optional<String> step, String name) {
        String place() {
            return host.isEmpty() ? "" : host + ": ";
        }
    }

    static PlanLines of(Value.Fields plan) {
        PlanLines all = new PlanLines(
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                items(plan, "unreachable").map(host -> text(host, "host")).collect(Collectors.toSet()));
        all.addGuards(plan, Optional.empty());
        items(plan, "plays").forEach(all::addPlay);
        return all;
    }

    static Map<String, String> facts(Value.Fields line) {
        Map<String, String> facts = new LinkedHashMap<>();
        items(line, "facts").forEach(fact -> facts.put(text(fact, "name"), text(fact, "value")));
        return facts;
    }

    static String text(Value.Fields fields, String name) {
        return fields.get(name).map(Value::text).orElse("");
    }

    private void addPlay(Value.Fields play) {
        addGuards(play, Optional.empty());
        addLines(play, false);
        Stream.of("steps", "handlers")
                .flatMap(name -> items(play, name))
                .forEach(step -> addStep(step, Optional.of(text(step, "step")), false));
    }

    private void addStep(Value.Fields step, Optional<String> outer, boolean undo) {
        addGuards(step, outer);
        addLines(step, undo);
        items(step, "inner").forEach(inner -> addStep(inner, outer, undo));
        items(step, "undo").forEach(inner -> addStep(inner, outer, true));
    }

    private void addLines(Value.Fields place, boolean undo) {
        items(place, "lines")
                .forEach(line ->
                        lines.put(new Key(text(line, "host"), text(line, "path"), text(line, "item"), undo), line));
    }

    private void addGuards(Value.Fields place, Optional<String> step) {
        items(place, "guards")
                .forEach(guard -> items(guard, "judged").forEach(judged -> {
                    GuardKey key = new GuardKey(text(judged, "host"), step, text(guard, "guard"));
                    guards.put(key, text(judged, "verdict"));
                }));
    }

    private static Stream<Value.Fields> items(Value.Fields fields, String name) {
        List<Value> items =
                fields.get(name).map(value -> ((Value.Items) value).items()).orElse(List.of());
        return items.stream().map(Value.Fields.class::cast);
    }
}
