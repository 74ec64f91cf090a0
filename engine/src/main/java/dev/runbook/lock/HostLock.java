package dev.runbook.lock;

import dev.runbook.remote.CommandResult;
import dev.runbook.remote.Output;
import dev.runbook.remote.ShellCommand;
import dev.runbook.remote.Unreachable;
import java.time.Duration;
import java.util.Optional;

/** The lock of one host, as a process of a run sees it. */
final class HostLock {

    /** A process that has given no sign of life for so long is dead, or cut off. */
    static final Duration SILENCE = Duration.ofSeconds(60);

    private final LockPlace place;
    private final String run;

    HostLock(LockPlace place, String run) {
        this.place = place;
        this.run = run;
    }

    LockPlace place() {
        return place;
    }

    Look take(Holder holder, Seat seat, LockState state) {
        return ask(seated(seat)
                .with("holder", holder.json())
                .with("state", state.json())
                .with("limit", Long.toString(SILENCE.toSeconds()))
                .calling("take"));
    }

    /** A sign of life, and perhaps how far the run is. */
    Look say(Seat seat, int number, Optional<LockState> state) {
        return ask(sitting(seat, number, state).calling("say"));
    }

    /**
     * A sign of life, and more of the journal.
     *
     * @param offset how much of it is there already
     */
    Look keep(Seat seat, int number, Optional<LockState> state, long offset, byte[] more) {
        return ask(sitting(seat, number, state)
                .with("offset", Long.toString(offset))
                .calling("keep")
                .withInput(more));
    }

    /** A sign of life; how much of the journal is there, and its checksum. */
    Look tally(Seat seat, int number) {
        return ask(sitting(seat, number, Optional.empty()).calling("tally"));
    }

    /** Keeps the inputs of the run. */
    Look store(Seat seat, int number, byte[] archive) {
        return ask(sitting(seat, number, Optional.empty()).calling("store").withInput(archive));
    }

    /** A part of what is kept; shorter than all parts before if it is the last. */
    CommandResult fetch(String file, int block) throws Unreachable {
        ShellCommand command = script().with("file", file)
                .with("block", Integer.toString(block))
                .calling("fetch");
        return place.connection().run(command.as(place.become()), Output.IGNORED);
    }

    /** The process goes; the lock stays. */
    Look leave(Seat seat, int number, Optional<LockState> state) {
        return ask(sitting(seat, number, state).calling("leave"));
    }

    /** @param log about a release by hand; empty: the run itself is through */
    Look release(String log) {
        return ask(script().with("log", log).calling("release"));
    }

    /** Changes nothing. */
    Look look() {
        return ask(script().calling("past"));
    }

    private LockScript sitting(Seat seat, int number, Optional<LockState> state) {
        return seated(seat)
                .with("seat", Integer.toString(number))
                .with("state", state.map(LockState::json).orElse(""));
    }

    private LockScript seated(Seat seat) {
        return script().with("process", seat.process())
                .with("token", seat.token())
                .with("who", seat.json());
    }

    private LockScript script() {
        return LockScript.in(place).with("run", run);
    }

    private Look ask(ShellCommand command) {
        if (!place.directory().matches("/.*[^/]")) {
            return Look.unusable("`" + LockPlace.VARIABLE + "` is `" + place.directory() + "`, wanted a path from `/`");
        }
        try {
            CommandResult result = place.connection().run(command.as(place.become()), Output.IGNORED);
            return Look.of(result);
        } catch (Unreachable e) {
            return Look.unreachable(e.getMessage());
        }
    }
}
