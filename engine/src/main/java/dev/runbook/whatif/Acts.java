package dev.runbook.whatif;

import dev.runbook.value.Secrets;
import java.util.Optional;

/** Notes undo steps as they are foreseen. */
final class Acts {

    private Acts() {}

    static Act skipped(Turn turn) {
        return of(turn, Act.Kind.SKIP, Optional.empty());
    }

    static Act done(Turn turn, Optional<String> doing, boolean fails) {
        Act.Kind wanted = turn.doubt().isPresent() ? Act.Kind.DEPENDS : Act.Kind.RUN;
        return of(turn, fails ? Act.Kind.FAIL : wanted, turn.hidden() ? Optional.of(Secrets.MASK) : doing);
    }

    private static Act of(Turn turn, Act.Kind does, Optional<String> doing) {
        return new Act(
                turn.path(),
                turn.step().name(),
                turn.host(),
                does,
                turn.place().elsewhere(),
                doing,
                turn.doubt(),
                turn.at().insideUndo());
    }
}
