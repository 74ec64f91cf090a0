package dev.runbook.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    @RepeatedTest(20)
    void aSleepThatTheDeadlineCutsShortFailsAndTheDeadlineIsOver() {
        Deadline deadline = Deadline.NONE.andWithin(Duration.ofNanos(5_900_000));
        assertThat(deadline.sleep(Duration.ofMinutes(1))).isFalse();
        assertThat(deadline.isOver()).isTrue();
    }

    @Test
    void aSleepThatEndsBeforeTheDeadlineIsWhole() {
        Deadline deadline = Deadline.NONE.andWithin(Duration.ofMinutes(1));
        assertThat(deadline.sleep(Duration.ofMillis(1))).isTrue();
        assertThat(Deadline.NONE.sleep(Duration.ofMillis(1))).isTrue();
    }

    @Test
    void nobodySleepsWhenTheTimeIsOver() {
        Deadline deadline = Deadline.NONE.andWithin(Duration.ZERO);
        assertThat(deadline.sleep(Duration.ofMinutes(1))).isFalse();
    }
}
