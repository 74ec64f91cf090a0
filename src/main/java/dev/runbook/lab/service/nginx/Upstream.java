package dev.runbook.lab.service.nginx;

import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Servers that take turns. One that fails is left out for a while, as nginx does it. */
final class Upstream {

    private static final class Score {
        private long current;
        private int failures;
        private long lastFailure;
    }

    private final List<Peer> peers;
    private final Clock clock;
    private final Map<Peer, Score> scores = new HashMap<>();

    Upstream(List<Peer> peers, Clock clock) {
        this.peers = peers;
        this.clock = clock;
        peers.forEach(peer -> scores.put(peer, new Score()));
    }

    List<Peer> peers() {
        return peers;
    }

    /** A round of asking one server after the other, each once. */
    final class Round {

        private final Set<Peer> asked = new HashSet<>();

        /** The next in turn; empty if there is none left. */
        Optional<Peer> next() {
            Optional<Peer> next = choose(asked);
            next.ifPresent(asked::add);
            return next;
        }
    }

    Round round() {
        return new Round();
    }

    synchronized void failed(Peer peer) {
        Score score = scores.get(peer);
        long now = clock.millis();
        score.failures = isPast(peer, score, now) ? 1 : score.failures + 1;
        score.lastFailure = now;
    }

    synchronized void succeeded(Peer peer) {
        scores.get(peer).failures = 0;
    }

    private synchronized Optional<Peer> choose(Set<Peer> asked) {
        return choose(asked, false).or(() -> choose(asked, true));
    }

    /** Smooth and weighted: whoever has waited longest for its weight comes next. */
    private Optional<Peer> choose(Set<Peer> asked, boolean backup) {
        List<Peer> live = peers.stream()
                .filter(peer -> peer.backup() == backup && !peer.down() && !asked.contains(peer) && isLive(peer))
                .toList();
        live.forEach(peer -> scores.get(peer).current += peer.weight());
        Optional<Peer> next = live.stream().max(Comparator.comparingLong(peer -> scores.get(peer).current));
        next.ifPresent(peer ->
                scores.get(peer).current -= live.stream().mapToInt(Peer::weight).sum());
        return next;
    }

    /** The only server of an upstream is always asked. */
    private boolean isLive(Peer peer) {
        Score score = scores.get(peer);
        return peers.size() == 1
                || peer.fails() == 0
                || score.failures < peer.fails()
                || isPast(peer, score, clock.millis());
    }

    private static boolean isPast(Peer peer, Score score, long now) {
        return now - score.lastFailure > peer.within().toMillis();
    }
}
