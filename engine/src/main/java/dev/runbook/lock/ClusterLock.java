package dev.runbook.lock;

import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * The lock of a run on all its hosts, taken on all or none. The first host by name decides between two that want the
 * same hosts; the others are taken at the same time. Two that want different hosts may get in each other's way there:
 * both give back, and try again one host after the other by name, where one of them always gets through.
 */
public final class ClusterLock {

    private static final int TIMES = 5;
    private static final long SHORTEST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 500;

    private final List<HostLock> hosts;
    private final Holder holder;
    private final Seat seat;
    private final Clock clock;
    private final int forks;

    /** @param forks on so many hosts at once */
    public ClusterLock(List<LockPlace> places, Holder holder, Seat seat, Clock clock, int forks) {
        this.hosts = places.stream()
                .sorted(Comparator.comparing(LockPlace::host))
                .map(place -> new HostLock(place, holder.run()))
                .toList();
        this.holder = holder;
        this.seat = seat;
        this.clock = clock;
        this.forks = forks;
    }

    /** @param already where the run had taken it before: such a host need not answer */
    public Taking take(Set<String> already) {
        try (Together together = new Together(forks)) {
            Round round = ended(new Round(atOnce(together, already), already), together);
            for (int time = 2; time <= TIMES && round.meetsAnother(); time++) {
                pause();
                round = ended(new Round(oneByOne(already), already), together);
            }
            return round.taking();
        }
    }

    private Map<HostLock, Look> atOnce(Together together, Set<String> already) {
        Map<HostLock, Look> looks = new LinkedHashMap<>();
        HostLock first = hosts.get(0);
        looks.put(first, take(first));
        if (letsOn(first, looks.get(first), already)) {
            looks.putAll(together.onEach(hosts.subList(1, hosts.size()), this::take));
        }
        return looks;
    }

    private Map<HostLock, Look> oneByOne(Set<String> already) {
        Map<HostLock, Look> looks = new LinkedHashMap<>();
        for (HostLock host : hosts) {
            looks.put(host, take(host));
            if (!letsOn(host, looks.get(host), already)) {
                break;
            }
        }
        return looks;
    }

    private static boolean letsOn(HostLock host, Look look, Set<String> already) {
        return look.answer().isOurs()
                || look.answer() == Answer.UNREACHABLE
                        && already.contains(host.place().host());
    }

    private Look take(HostLock host) {
        return host.take(holder, seat, new LockState(LockState.Phase.TAKING, clock.instant(), "is taking the lock"));
    }

    /** What was taken in vain is given back. */
    private Round ended(Round round, Together together) {
        if (!round.isWhole()) {
            together.onEach(List.copyOf(round.looks.keySet()), host -> giveBack(host, round));
        }
        return round;
    }

    /** From a host that was lost meanwhile no answer came, but it may have been taken. */
    private Answer giveBack(HostLock host, Round round) {
        Look look = round.looks.get(host);
        boolean mayBeTaken = look.answer() == Answer.UNREACHABLE
                && !round.already.contains(host.place().host());
        if (look.answer() == Answer.TAKEN || mayBeTaken) {
            return host.release("").answer();
        }
        if (look.answer() == Answer.SEATED) {
            return host.leave(seat, look.seat().orElseThrow(), Optional.empty()).answer();
        }
        return look.answer();
    }

    private static void pause() {
        long millis = ThreadLocalRandom.current().nextLong(SHORTEST_MILLIS, LONGEST_MILLIS);
        LockSupport.parkNanos(millis * 1_000_000);
    }

    /** One attempt. */
    private final class Round {
        private final Map<HostLock, Look> looks;
        private final Set<String> already;

        private Round(Map<HostLock, Look> looks, Set<String> already) {
            this.looks = looks;
            this.already = already;
        }

        boolean isWhole() {
            return looks.size() == hosts.size() && missing().isEmpty();
        }

        boolean meetsAnother() {
            return looks.values().stream().anyMatch(Look::isBeingTaken);
        }

        Taking taking() {
            if (isWhole()) {
                return new Taking.Taken(held());
            }
            return missing().stream()
                    .filter(host -> Set.of(Answer.HELD, Answer.OCCUPIED)
                            .contains(looks.get(host).answer()))
                    .findFirst()
                    .<Taking>map(host -> new Taking.Refused(host.place().host(), looks.get(host)))
                    .orElseGet(this::failed);
        }

        private Taking failed() {
            return new Taking.Failed(missing().stream()
                    .collect(Collectors.toMap(
                            host -> host.place().host(),
                            host -> why(host.place(), looks.get(host)),
                            (one, other) -> one,
                            LinkedHashMap::new)));
        }

        private static String why(LockPlace place, Look look) {
            return look.answer() == Answer.UNREACHABLE
                    ? look.complaint()
                    : "the lock `" + place.directory() + "` cannot be made there (" + look.complaint()
                            + "); name another folder in `" + LockPlace.VARIABLE + "`, or pass `--no-lock`";
        }

        private List<HostLock> missing() {
            return looks.keySet().stream()
                    .filter(host -> !letsOn(host, looks.get(host), already))
                    .toList();
        }

        private HeldLock held() {
            return new HeldLock(looks, holder, seat, clock, forks);
        }
    }
}
