package dev.runbook.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runbook.remote.Become;
import dev.runbook.remote.CommandResult;
import dev.runbook.remote.CommandResult.Exit;
import dev.runbook.remote.Unreachable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A place for jobs is made again when the connection was lost over it. */
class JobPlacesTest {

    private static final CommandResult LOST = new CommandResult(
            Exit.UNKNOWN, -1, new byte[0], new byte[0], false, Duration.ZERO, Optional.of("the connection was lost"));

    private final Deque<CommandResult> results = new ArrayDeque<>();
    private final JobPlaces places = new JobPlaces("web1", command -> results.pop());

    @Test
    void isMadeAgainWhenTheConnectionWasLost() throws Unreachable {
        results.addAll(List.of(LOST, LOST, CommandResult.exited(0, "/home/lab/.runbook/jobs/run-1\n0022\n", "")));
        assertThat(places.of("run-1", Become.NOBODY).place()).isPresent();
        assertThat(results).isEmpty();
    }

    @Test
    void isNotMadeForEver() {
        results.addAll(List.of(LOST, LOST, LOST, LOST, LOST, LOST));
        assertThatThrownBy(() -> places.of("run-1", Become.NOBODY))
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining("the connection was lost");
        assertThat(results).hasSize(1);
    }
}
