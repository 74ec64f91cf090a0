package dev.runbook.source;

import dev.runbook.value.Secrets;
import java.util.List;
import java.util.stream.Collectors;

/** What people wrote is wrong; nothing was contacted. Carries all the problems that were found. */
public final class InvalidSource extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public InvalidSource(List<Problem> problems) {
        super(problems.stream().map(Problem::describe).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public InvalidSource(Span where, String message) {
        this(List.of(Problem.at(where, message)));
    }

    /** The same without the secrets. */
    public InvalidSource masked(Secrets secrets) {
        return new InvalidSource(
                problems.stream().map(problem -> problem.masked(secrets)).toList());
    }

    public List<Problem> problems() {
        return problems;
    }
}
