package dev.runbook.rehearsal;

import dev.runbook.value.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Behind which of its records one run is struck. */
final class Turns {

    private final int apart;
    private final Tally tally;
    private final Set<Moment> passed = new HashSet<>();
    private int earliest;

    Turns(int apart, Tally tally) {
        this.apart = apart;
        this.tally = tally;
        this.earliest = apart;
    }

    /** Whether the run is to be struck now that it tells this. */
    boolean isTurn(Value.Fields record) {
        Moment moment = Moment.of(record);
        if (!passed.add(moment) || passed.size() < earliest || !tally.takes(moment)) {
            return false;
        }
        earliest = passed.size() + apart;
        return true;
    }

    /** These it had recorded before it was struck down, whether it came to tell them or not. */
    void passed(List<Value.Fields> records) {
        records.stream().map(Moment::of).forEach(passed::add);
    }
}
