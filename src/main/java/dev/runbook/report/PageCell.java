package dev.runbook.report;

import dev.runbook.survey.Grade;
import dev.runbook.survey.GradedLine;
import dev.runbook.survey.GradedStep;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a step does on a host in one word, for a cell of the page: of several items, what matters most. */
record PageCell(String word, int weight) {

    /** The step does not concern the host. */
    static final PageCell NONE = new PageCell("", 0);

    private static final List<Grade> BY_WEIGHT =
            List.of(Grade.SKIP, Grade.OK, Grade.DEPENDS, Grade.ASK, Grade.RUN, Grade.CHANGE);

    static Map<String, PageCell> of(GradedStep step) {
        Map<String, PageCell> cells = new LinkedHashMap<>();
        step.lines()
                .forEach(line ->
                        cells.merge(line.host(), of(line), (one, other) -> one.weight >= other.weight ? one : other));
        return cells;
    }

    private static PageCell of(GradedLine line) {
        return line.failure().isPresent()
                ? new PageCell("fails", BY_WEIGHT.size() + 1)
                : new PageCell(line.grade().word(), BY_WEIGHT.indexOf(line.grade()) + 1);
    }
}
