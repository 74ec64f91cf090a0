package dev.runbook.lock;

import dev.runbook.value.Durations;
import java.time.Duration;

/** Where the run stands that has a lock, in one line for people. */
public final class Standing {

    private Standing() {}

    public static String of(Look look) {
        String says = look.state().map(LockState::says).orElse("nothing is known of it");
        boolean stopped = look.state()
                .filter(state -> state.phase() == LockState.Phase.STOPPED)
                .isPresent();
        if (stopped || look.worker().isEmpty()) {
            return says;
        }
        Duration silence = look.silence().orElse(Duration.ZERO);
        boolean dead = silence.compareTo(HostLock.SILENCE) >= 0;
        return says + (dead ? "; but its process on `" : "; its process on `")
                + look.worker().get()
                + (dead ? "` was last heard of " : "` was heard of ") + Durations.words(silence) + " ago";
    }
}
