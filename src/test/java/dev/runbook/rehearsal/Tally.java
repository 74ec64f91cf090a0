package dev.runbook.rehearsal;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Behind which of their records runs were struck. */
final class Tally {

    private final Set<Moment> all = new HashSet<>();
    private final Set<Moment> struck = new HashSet<>();
    private int runs;
    private int blows;

    synchronized void struck(Moment moment) {
        struck.add(moment);
    }

    /** Says how many runs have come to their end until now, and how far the blows were spread. */
    synchronized void ended(int blows, Stream<Moment> moments) {
        runs++;
        this.blows += blows;
        moments.forEach(all::add);
        System.out.printf(
                "struck %d times; %d runs, struck %d times behind %d of their %d kinds of records, came to their end%n",
                blows, runs, this.blows, struck.size(), all.size());
    }
}
