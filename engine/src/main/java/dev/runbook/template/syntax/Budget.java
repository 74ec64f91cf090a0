package dev.runbook.template.syntax;

import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;

/** How many rounds the loops of one rendering may take: loops within loops could otherwise run for hours. */
final class Budget {

    private static final int ROUNDS = 1_000_000;

    /** The name under which a rendering keeps its budget; no author can spell it. */
    static final String NAME = "{%";

    private int left = ROUNDS;

    static Budget of(EvaluationContextImpl context) {
        return (Budget) context.getScopeChain().get(NAME);
    }

    void spend(int offset) {
        if (--left < 0) {
            throw new PebbleException(null, "the loops of this template take more than 1000000 rounds", offset, "");
        }
    }
}
