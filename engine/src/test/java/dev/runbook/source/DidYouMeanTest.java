package dev.runbook.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DidYouMeanTest {

    @Test
    void aSwapOfLettersIsOneMistake() {
        assertThat(DidYouMean.nearest("nmae", List.of("hosts", "name"))).contains("name");
        assertThat(DidYouMean.nearest("xyz", List.of("hosts", "name"))).isEmpty();
    }
}
