package dev.runbook.rehearsal;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Behind which of their records several runs were struck. */
final class Tally {

    private final boolean onceEach;
    private final Set<Moment> all = new HashSet<>();
    private final Set<Moment> struck = new HashSet<>();
    private int runs;
    private int blows;

    private Tally(boolean onceEach) {
        this.onceEach = onceEach;
    }

    static Tally ofAny() {
        return new Tally(false);
    }

    /** A record behind which one run was struck is passed by in the others. */
    static Tally ofEachOnce() {
        return new Tally(true);
    }

    synchronized boolean takes(Moment moment) {
        return struck.add(moment) || !onceEach;
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
