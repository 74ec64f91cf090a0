package dev.runbook.saved;

import dev.runbook.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What is not as it was when a plan was made, in what a new look finds: line by line, and guard by guard. */
public final class Drift {

    /**
     * Room on a disk, sizes, times: never twice the same. What follows from them shows in guards, grades and operations.
     */
    private static final Pattern MEASURE = Pattern.compile("(?<!\\S)\\d{4,}(\\.\\d+)?(?!\\S)");

    private static final Pattern NUMBERS = Pattern.compile("[\\d.\\s]+");

    private final PlanLines before;
    private final PlanLines now;
    private final List<Difference> differences = new ArrayList<>();

    private Drift(PlanLines before, PlanLines now) {
        this.before = before;
        this.now = now;
    }

    /**
     * Something that is not as it was.
     *
     * @param step whose line it is; empty for a guard of the runbook or a play
     */
    public record Difference(Optional<String> step, String sentence) {}

    /** Between two plans of the same inputs, as programs read them. */
    public static List<Difference> between(Value.Fields before, Value.Fields now) {
        Drift drift = new Drift(PlanLines.of(before), PlanLines.of(now));
        drift.compareHosts();
        drift.compareGuards();
        drift.compareLines();
        return List.copyOf(drift.differences);
    }

    private void compareHosts() {
        now.unreachable().stream()
                .filter(host -> !before.unreachable().contains(host))
                .forEach(host -> add(Optional.empty(), host + ": cannot be looked at any more"));
    }

    private void compareGuards() {
        union(before.guards().keySet(), now.guards().keySet()).forEach(key -> {
            String was = before.guards().getOrDefault(key, "not there");
            String is = now.guards().getOrDefault(key, "not there");
            if (!was.equals(is)) {
                add(key.step(), key.place() + "guard `" + key.name() + "` " + was + " → " + is + " since the plan");
            }
        });
    }

    private void compareLines() {
        union(before.lines().keySet(), now.lines().keySet()).forEach(key -> {
            Optional<Value.Fields> was = Optional.ofNullable(before.lines().get(key));
            Optional<Value.Fields> is = Optional.ofNullable(now.lines().get(key));
            if (was.isPresent() && is.isPresent()) {
                compare(key, was.get(), is.get());
            } else {
                add(key.step(), key + (is.isPresent() ? " is new since the plan" : " is gone since the plan"));
            }
        });
    }

    /** What was seen says more than what follows from it, so that is told first, and then alone. */
    private void compare(PlanLines.Key key, Value.Fields was, Value.Fields is) {
        int known = differences.size();
        Map<String, String> before = PlanLines.facts(was);
        Map<String, String> after = PlanLines.facts(is);
        union(before.keySet(), after.keySet()).forEach(name -> {
            String old = before.getOrDefault(name, "nothing");
            String young = after.getOrDefault(name, "nothing");
            if (!old.equals(young) && !areMeasures(old, young)) {
                add(key.step(), key + ": " + name + " " + old + " → " + young + " since the plan");
            }
        });
        if (differences.size() == known) {
            compareConsequences(key, was, is);
        }
    }

    private void compareConsequences(PlanLines.Key key, Value.Fields was, Value.Fields is) {
        for (String field : List.of("grade", "fails")) {
            String old = PlanLines.text(was, field);
            String young = PlanLines.text(is, field);
            if (!old.equals(young)) {
                add(
                        key.step(),
                        key + ": " + field + " " + orNothing(old) + " → " + orNothing(young) + " since the plan");
                return;
            }
        }
        if (!PlanLines.text(was, "operation").equals(PlanLines.text(is, "operation"))
                || !PlanLines.text(was, "diff").equals(PlanLines.text(is, "diff"))) {
            add(key.step(), key + ": what will be done is not what was planned");
        }
    }

    private static String orNothing(String text) {
        return text.isEmpty() ? "nothing" : text;
    }

    /** Whether two rows of numbers are the same but for measures. */
    private static boolean areMeasures(String one, String other) {
        return NUMBERS.matcher(one).matches()
                && NUMBERS.matcher(other).matches()
                && withoutMeasures(one).equals(withoutMeasures(other));
    }

    private static String withoutMeasures(String numbers) {
        return MEASURE.matcher(numbers).replaceAll("…");
    }

    private void add(Optional<String> step, String sentence) {
        differences.add(new Difference(step, sentence));
    }

    private static <T> Set<T> union(Set<T> one, Set<T> other) {
        Set<T> all = new LinkedHashSet<>(one);
        all.addAll(other);
        return all;
    }
}
