package dev.runbook.lock;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A lock that this run holds and this process sits on. */
public final class HeldLock {

    private final List<Place> places;
    private final Seat seat;
    private final Clock clock;
    private final int forks;

    /**
     * @param number of the seat; empty where none was taken
     * @param otherName whether the machine is locked under another name
     */
    record Place(HostLock lock, Optional<Integer> number, boolean otherName) {
        String host() {
            return lock.place().host();
        }
    }

    HeldLock(List<Place> places, Seat seat, Clock clock, int forks) {
        this.places = List.copyOf(places);
        this.seat = seat;
        this.clock = clock;
        this.forks = forks;
    }

    /** In the order in which they were taken. */
    public List<String> hosts() {
        return places.stream().map(Place::host).toList();
    }

    List<Place> places() {
        return places;
    }

    /** Says on this host how far the run is; whether this process still sits there. */
    Look say(Place place, Optional<LockState> state) {
        return place.lock().say(seat, place.number().orElseThrow(), state);
    }

    LockState running(String says) {
        return new LockState(LockState.Phase.RUNNING, clock.instant(), says);
    }

    /**
     * The process goes and the lock stays, until the run is taken up or the lock is released.
     *
     * @param says how far the run is, and why it stopped
     */
    public void leave(String says) {
        Optional<LockState> state = Optional.of(new LockState(LockState.Phase.STOPPED, clock.instant(), says));
        List<Place> seated =
                places.stream().filter(place -> place.number().isPresent()).toList();
        try (Together together = new Together(forks)) {
            together.onEach(
                    seated, place -> place.lock().leave(seat, place.number().orElseThrow(), state));
        }
    }

    /** Frees all hosts; where that failed, why. */
    public Map<String, String> release() {
        Map<String, String> kept = new LinkedHashMap<>();
        try (Together together = new Together(forks)) {
            List<Place> machines =
                    places.stream().filter(place -> !place.otherName()).toList();
            together.onEach(machines, place -> place.lock().release(""))
                    .forEach((place, look) -> Release.failure(look).ifPresent(why -> kept.put(place.host(), why)));
        }
        return kept;
    }
}
