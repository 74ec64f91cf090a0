package dev.runbook.lock;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** A lock that this run holds and this process sits on. */
public final class HeldLock {

    private final List<HostLock> machines;
    private final List<String> hosts;
    private final Map<HostLock, Integer> seats = new ConcurrentHashMap<>();
    private final Holder holder;
    private final Seat seat;
    private final Clock clock;
    private final int forks;

    /** @param taken what each host said when it was taken; a machine that has another name among them counts once */
    HeldLock(Map<HostLock, Look> taken, Holder holder, Seat seat, Clock clock, int forks) {
        this.hosts = taken.keySet().stream().map(lock -> lock.place().host()).toList();
        this.machines = taken.keySet().stream()
                .filter(lock -> taken.get(lock).answer() != Answer.SAME)
                .toList();
        machines.forEach(lock -> taken.get(lock).seat().ifPresent(number -> seats.put(lock, number)));
        this.holder = holder;
        this.seat = seat;
        this.clock = clock;
        this.forks = forks;
    }

    /** In the order in which they were taken. */
    public List<String> hosts() {
        return hosts;
    }

    /** The machines on which this process has a seat, in that order. */
    List<HostLock> seated() {
        return machines.stream().filter(seats::containsKey).toList();
    }

    Instant now() {
        return clock.instant();
    }

    /**
     * Gives a sign of life, and says how far the run is.
     *
     * @throws SeatLost if this process may not go on
     */
    Look say(HostLock lock, Optional<LockState> state) {
        return kept(lock, lock.say(seat, seats.get(lock), state));
    }

    /**
     * The same, with more of the journal.
     *
     * @throws SeatLost if this process may not go on
     */
    Look keep(HostLock lock, Optional<LockState> state, long offset, byte[] more) {
        return kept(lock, lock.keep(seat, seats.get(lock), state, offset, more));
    }

    /**
     * Gives a sign of life, and asks how much of the journal is there.
     *
     * @throws SeatLost if this process may not go on
     */
    Look tally(HostLock lock) {
        return kept(lock, lock.tally(seat, seats.get(lock)));
    }

    /**
     * The same, with the inputs of the run.
     *
     * @throws SeatLost if this process may not go on
     */
    Look store(HostLock lock, byte[] archive) {
        return kept(lock, lock.store(seat, seats.get(lock), archive));
    }

    private Look kept(HostLock lock, Look look) {
        if (look.answer() != Answer.LOST) {
            return look;
        }
        if (!look.isSweptAway(holder.run())) {
            throw new SeatLost(holder.run(), lock.place().host(), look);
        }
        return takenAgain(lock);
    }

    /** A host that forgot it, as one does that was made anew in the middle of a run. */
    private Look takenAgain(HostLock lock) {
        Look look = lock.take(holder, seat, new LockState(LockState.Phase.RUNNING, now(), "goes on"));
        if (look.answer() == Answer.HELD || look.answer() == Answer.OCCUPIED) {
            throw new SeatLost(holder.run(), lock.place().host(), look);
        }
        look.seat().ifPresent(number -> seats.put(lock, number));
        return look;
    }

    /**
     * The process goes and the lock stays, until the run is taken up or the lock is released.
     *
     * @param says how far the run is, and why it stopped
     */
    public void leave(String says) {
        Optional<LockState> state = Optional.of(new LockState(LockState.Phase.STOPPED, now(), says));
        onEach(seated(), lock -> lock.leave(seat, seats.get(lock), state));
    }

    /** Frees all hosts; where that failed, why. */
    public Map<String, String> release() {
        Map<String, String> kept = new LinkedHashMap<>();
        onEach(machines, lock -> lock.release(""))
                .forEach((lock, look) -> Release.failure(look)
                        .ifPresent(why -> kept.put(lock.place().host(), why)));
        return kept;
    }

    /** Says on these hosts that the run has begun its work. */
    void begun(List<HostLock> locks) {
        Optional<LockState> state = Optional.of(new LockState(LockState.Phase.RUNNING, now(), "is at work"));
        onEach(locks, lock -> lock.say(seat, seats.get(lock), state));
    }

    private Map<HostLock, Look> onEach(List<HostLock> locks, Function<HostLock, Look> work) {
        try (Together together = new Together(forks)) {
            return together.onEach(locks, work);
        }
    }
}
