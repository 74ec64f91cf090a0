package dev.runbook.source;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects everything that is wrong, so that the operator sees all of it at once. */
public final class Problems {

    private static final Comparator<Problem> READING_ORDER = Comparator.comparing(
                    (Problem problem) -> problem.where().map(Span::line).orElse(0))
            .thenComparing(problem -> problem.where().map(Span::column).orElse(0));

    private final Set<Problem> found = new LinkedHashSet<>();

    public void add(Span where, String message) {
        add(Problem.at(where, message));
    }

    public void add(Problem problem) {
        found.add(problem);
    }

    public void addAll(List<Problem> problems) {
        problems.forEach(this::add);
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** In the order of reading, file by file as they were first met. */
    public List<Problem> inOrder() {
        List<String> files = found.stream().map(Problems::file).distinct().toList();
        return found.stream()
                .sorted(Comparator.comparing((Problem problem) -> files.indexOf(file(problem)))
                        .thenComparing(READING_ORDER))
                .toList();
    }

    /** Returns if nothing is wrong. */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidSource(inOrder());
        }
    }

    private static String file(Problem problem) {
        return problem.where().map(span -> span.file().name()).orElse("");
    }
}
