package dev.runbook.rehearsal;

import dev.runbook.scene.Spawned;
import java.util.OptionalInt;

/** What stops the program in the middle of a run. */
@FunctionalInterface
interface Blow {

    /** As a power cut does. */
    Blow KILL = program -> {
        program.kill();
        return OptionalInt.empty();
    };

    /**
     * Strikes once.
     *
     * @return the exit code of the program, if it came to its end nevertheless
     */
    OptionalInt strike(Spawned program);
}
