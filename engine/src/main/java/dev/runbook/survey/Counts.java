package dev.runbook.survey;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How much of a plan is known.
 *
 * @param lines how many lines of the runbook's own steps have each grade
 * @param failing how many will fail, guards included
 */
public record Counts(Map<Grade, Integer> lines, int failing) {

    static Counts of(List<GradedLine> lines, int failingGuards) {
        Map<Grade, Integer> counts = new EnumMap<>(Grade.class);
        lines.forEach(line -> counts.merge(line.grade(), 1, Integer::sum));
        int failing =
                (int) lines.stream().filter(line -> line.failure().isPresent()).count();
        return new Counts(counts, failing + failingGuards);
    }

    public int of(Grade grade) {
        return lines.getOrDefault(grade, 0);
    }

    public int all() {
        return lines.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many lines of a hundred are proven, rounded down. */
    public int percentProven() {
        int proven = lines.entrySet().stream()
                .filter(entry -> entry.getKey().isProven())
                .mapToInt(Map.Entry::getValue)
                .sum();
        return all() == 0 ? 100 : proven * 100 / all();
    }
}
