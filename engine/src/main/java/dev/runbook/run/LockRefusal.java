package dev.runbook.run;

import dev.runbook.journal.Event;
import dev.runbook.lock.Holder;
import dev.runbook.lock.Look;
import dev.runbook.lock.Standing;
import dev.runbook.lock.Taking;
import java.util.function.Function;

/** What is recorded of a lock that somebody else has. */
final class LockRefusal {

    private static final String UNKNOWN = "?";

    private LockRefusal() {}

    static Event by(Taking.Refused refused) {
        Look look = refused.look();
        return new Event.LockRefused(
                refused.host(),
                look.run().orElse(UNKNOWN),
                told(look, Holder::operator),
                told(look, Holder::controller),
                look.holder().map(Holder::since).map(Object::toString),
                told(look, Holder::command),
                Standing.of(look));
    }

    private static String told(Look look, Function<Holder, String> what) {
        return look.holder().map(what).orElse(UNKNOWN);
    }
}
