package dev.runbook.run;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The questions of a run: each is asked once, however many hosts come to it. */
final class Gates {

    /** Which question; hosts that come to the same step in the same visit meet the same one. */
    record Gate(String step, int visit, String question) {}

    private final Map<Gate, Operator.Approval> answers = new HashMap<>();

    /** One question at a time: there is one person. */
    synchronized Operator.Approval answer(Gate gate, Supplier<Operator.Approval> person) {
        return answers.computeIfAbsent(gate, asked -> person.get());
    }
}
