package dev.runbook.run;

import dev.runbook.journal.Ending;
import dev.runbook.journal.Entry;
import dev.runbook.journal.Event;
import dev.runbook.journal.Journal;
import dev.runbook.lock.ClusterLock;
import dev.runbook.lock.HeldLock;
import dev.runbook.lock.Holder;
import dev.runbook.lock.HowFar;
import dev.runbook.lock.LockPlace;
import dev.runbook.lock.LockTerms;
import dev.runbook.lock.Replicas;
import dev.runbook.lock.Seat;
import dev.runbook.lock.SeatLost;
import dev.runbook.lock.Taking;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The lock of a run: taken before anything is done, kept while something is owed or unfinished, released when the run is
 * through. Nothing more is done once it is lost.
 */
final class Locking {

    private final RunContext context;
    private final LockTerms terms;
    private final HowFar howFar;
    private Optional<HeldLock> held = Optional.empty();
    private Optional<Replicas> replicas = Optional.empty();

    Locking(RunContext context) {
        this.context = context;
        this.terms = context.ports().lock();
        this.howFar = new HowFar(context.plan().secrets());
    }

    /** Takes it; if that is not possible, how the run ends. */
    Optional<Ending> take() {
        if (terms.use() == LockTerms.Use.SKIP) {
            context.record(new Event.LockSkipped(context.decider()));
        }
        if (terms.use() != LockTerms.Use.TAKE || context.plan().hosts().isEmpty()) {
            return Optional.empty();
        }
        Set<String> already = journal().past().locked();
        Taking taking = lock().take(already);
        if (taking instanceof Taking.Taken taken) {
            hold(taken.lock());
            return Optional.empty();
        }
        return Optional.of(
                taking instanceof Taking.Refused refused
                        ? refused(refused)
                        : failed(((Taking.Failed) taking).reasons()));
    }

    private ClusterLock lock() {
        Holder holder = new Holder(
                context.run().id(),
                context.run().user(),
                terms.controller(),
                context.run().started(),
                terms.command());
        List<LockPlace> places = LockPlaces.of(context.plan(), context.hosts()::connection);
        return new ClusterLock(
                places, holder, seat(), Clock.systemUTC(), context.ports().forks());
    }

    private Seat seat() {
        try {
            return Seat.in(journal().folder(), context.decider(), terms.controller());
        } catch (IOException e) {
            throw new UncheckedIOException("`" + journal().folder() + "` cannot be written", e);
        }
    }

    private void hold(HeldLock lock) {
        held = Optional.of(lock);
        context.record(new Event.LockTaken(lock.hosts()));
        journal().past().entries().forEach(howFar);
        journal().tell(howFar);
        Replicas informed = Replicas.start(lock, journal().folder(), howFar::now);
        replicas = Optional.of(informed);
        journal().tell((Entry entry) -> informed.news());
    }

    private Ending refused(Taking.Refused refused) {
        context.record(LockRefusal.by(refused));
        return Ending.LOCKED;
    }

    private Ending failed(Map<String, String> reasons) {
        reasons.forEach((host, reason) -> context.record(new Event.HostUnreachable(host, reason)));
        return Ending.UNREACHABLE;
    }

    /**
     * Nothing is done any more if another process has taken up the run, or somebody has released its lock.
     *
     * @throws SeatLost if that is so
     */
    void ensureHeld() {
        replicas.flatMap(Replicas::lost).ifPresent(lost -> {
            throw lost;
        });
    }

    /** Releases it, if nothing is left to be done. */
    void settle(Ending ending) {
        if (held.isEmpty() || !isThrough(ending)) {
            return;
        }
        replicas.ifPresent(Replicas::close);
        Map<String, String> kept = held.get().release();
        List<String> free = held.get().hosts().stream()
                .filter(host -> !kept.containsKey(host))
                .toList();
        held = Optional.empty();
        context.record(new Event.LockReleased(free, ending.words(), context.decider()));
        kept.forEach((host, reason) -> context.record(new Event.LockKept(host, reason)));
    }

    private boolean isThrough(Ending ending) {
        boolean untouched =
                !context.progress().touched() && context.progress().debts().isEmpty();
        return !ending.canBeTakenUp() && ending != Ending.BUG || ending == Ending.INTERRUPTED && untouched;
    }

    /** The process goes; the hosts stay marked if the lock was not released. */
    void leave(Ending ending) {
        leave(howFar.stopped(ending));
    }

    /** The same in the middle of the run. */
    void abandon(RuntimeException why) {
        if (why instanceof SeatLost) {
            replicas.ifPresent(Replicas::close);
            return;
        }
        leave(howFar.cutOff(String.valueOf(why.getMessage())));
    }

    private void leave(String says) {
        replicas.ifPresent(Replicas::close);
        held.ifPresent(lock -> lock.leave(says));
    }

    private Journal journal() {
        return context.ports().journal();
    }
}
