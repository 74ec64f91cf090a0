package dev.runbook.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Where what a job wrote ends and its last words begin. */
class LastWordsTest {

    private static final String MARK = "runbook-0123-end";

    private final ByteArrayOutputStream before = new ByteArrayOutputStream();
    private final LastWords words = new LastWords(MARK, before::write);

    @Test
    void standAfterTheMarkHoweverTheBytesCome() {
        String all = "runbook-0123-en\nrunrunbook-0123" + MARK + " exited 3\n";
        for (int cut = 0; cut <= all.length(); cut++) {
            before.reset();
            LastWords each = new LastWords(MARK, before::write);
            hear(each, all.substring(0, cut));
            hear(each, all.substring(cut));
            assertThat(before).hasToString("runbook-0123-en\nrunrunbook-0123");
            assertThat(each.heard()).hasValue("exited 3");
        }
    }

    @Test
    void areNoneBeforeTheirLineIsComplete() {
        hear(words, "out" + MARK + " exited");
        assertThat(words.heard()).isEmpty();
        hear(words, " 0\n");
        assertThat(words.heard()).hasValue("exited 0");
    }

    /** What is not told on is asked for again when the connection breaks here. */
    @Test
    void whatMayBeTheMarkIsNotToldYet() {
        hear(words, "outrunbook-");
        assertThat(before).hasToString("out");
        hear(words, "x");
        assertThat(before).hasToString("outrunbook-x");
        assertThat(words.heard()).isEmpty();
    }

    private static void hear(LastWords words, String text) {
        byte[] bytes = ("??" + text).getBytes(StandardCharsets.UTF_8);
        words.wrote(bytes, 2, bytes.length - 2);
    }
}
