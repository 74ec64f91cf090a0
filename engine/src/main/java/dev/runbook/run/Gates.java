package dev.runbook.run;

import dev.runbook.journal.VisitId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The questions of a run: each is asked once, however many hosts come to it. */
final class Gates {

    /** Which question; hosts that come to the same step in the same visit meet the same one. */
    record Gate(String step, VisitId visit, String question) {}

    private final Map<Gate, Operator.Approval> answers = new HashMap<>();

    /** One question at a time: there is one person. Empty if nobody can answer. */
    synchronized Optional<Operator.Approval> answer(Gate gate, Supplier<Optional<Operator.Approval>> person) {
        return Optional.ofNullable(
                answers.computeIfAbsent(gate, asked -> person.get().orElse(null)));
    }
}
