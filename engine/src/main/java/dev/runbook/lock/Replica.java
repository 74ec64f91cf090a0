package dev.runbook.lock;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps one host informed while the run goes on: signs of life, how far the run is, and a copy of its journal and inputs.
 * What cannot be brought there now is brought later; the run does not wait for it.
 */
final class Replica {

    private static final Duration BEAT = Duration.ofSeconds(15);
    private static final Duration GATHERING = Duration.ofMillis(200);

    private final HeldLock lock;
    private final HostLock host;
    private final Inputs inputs;
    private final Supplier<String> says;
    private Watermark journal;
    private boolean begun;
    private String said = "";
    private boolean news = true;
    private boolean ending;
    private Optional<SeatLost> lost = Optional.empty();
    private final Thread thread = new Thread(this::work, "replica");

    /**
     * @param journal none of which is there
     * @param says how far the run is now
     */
    Replica(HeldLock lock, HostLock host, Watermark journal, Inputs inputs, Supplier<String> says) {
        this.lock = lock;
        this.host = host;
        this.journal = journal;
        this.inputs = inputs;
        this.says = says;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** There is more to tell. */
    synchronized void news() {
        news = true;
        notifyAll();
    }

    /** Why this process may not go on; empty if it may. */
    synchronized Optional<SeatLost> lost() {
        return lost;
    }

    /** From now on nothing is told that is not known by now. */
    synchronized void end() {
        ending = true;
        notifyAll();
    }

    /** Waits until everything is told, or time is up. */
    void join(Instant deadline) {
        try {
            thread.join(Math.max(1, Duration.between(Instant.now(), deadline).toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try {
            boolean more = true;
            while (more) {
                boolean last = awaitNews();
                boolean told = tell();
                more = !last || told && !isComplete();
            }
        } catch (SeatLost e) {
            lose(e);
        }
    }

    private synchronized void lose(SeatLost why) {
        lost = Optional.of(why);
    }

    /** Whether it is for the last time. */
    private synchronized boolean awaitNews() {
        try {
            if (!news && !ending) {
                wait(BEAT.toMillis());
            }
            if (!ending) {
                wait(GATHERING.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ending = true;
        }
        news = false;
        return ending;
    }

    /** Whether the host has taken it. */
    private boolean tell() {
        try {
            if (!begun) {
                begin();
            }
            return keep(journal.next());
        } catch (IOException e) {
            return false;
        }
    }

    /** The host may have a copy from a process before; what is there of it is not sent again. */
    private void begin() throws IOException {
        Look look = lock.tally(host);
        if (look.answer() != Answer.SAME) {
            return;
        }
        journal = journal.behind(look.kept().orElse(0L), look.sum().orElse(0L));
        begun = look.inputs().isPresent() && inputs.are(look.inputs().get())
                || lock.store(host, inputs.archive()).kept().isPresent();
    }

    private boolean keep(byte[] more) {
        String now = says.get();
        Optional<LockState> state = now.equals(said)
                ? Optional.empty()
                : Optional.of(new LockState(LockState.Phase.RUNNING, lock.now(), now));
        Look look = lock.keep(host, state, journal.offset(), more);
        if (look.answer() == Answer.TAKEN) {
            begun = false;
        }
        said = look.answer() == Answer.SAME ? now : "";
        journal = journal.at(look.answer() == Answer.TAKEN ? 0 : look.kept().orElse(journal.offset()));
        return look.kept().isPresent();
    }

    private boolean isComplete() {
        try {
            return journal.next().length == 0;
        } catch (IOException e) {
            return true;
        }
    }
}
