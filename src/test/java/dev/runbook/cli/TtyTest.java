package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Questions at a terminal whose input ends. */
@Timeout(20)
class TtyTest {

    /** What is typed between one end of the input and the next. */
    private static final class Keyboard extends InputStream {
        private final Deque<InputStream> parts = new ArrayDeque<>();

        Keyboard(String... parts) {
            List.of(parts).forEach(part -> this.parts.add(new ByteArrayInputStream(part.getBytes())));
        }

        @Override
        public int read() throws IOException {
            throw new UnsupportedOperationException("lines are read in blocks");
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int count = parts.isEmpty() ? -1 : parts.peek().read(bytes, from, length);
            if (count < 0) {
                parts.poll();
            }
            return count;
        }

        @Override
        public int available() {
            return 0;
        }
    }

    private static Tty tty(String... typed) {
        return new Tty(new Keyboard(typed), new PrintStream(new ByteArrayOutputStream()), 80);
    }

    private static Optional<String> ask(Tty tty) {
        return tty.ask("go on? ", Optional.empty());
    }

    @Test
    void afterTheEndOfTheInputTheNextQuestionCanBeAnswered() {
        Tty tty = tty("", "yes\n");
        assertThat(ask(tty)).isEmpty();
        assertThat(ask(tty)).contains("yes");
    }

    @Test
    void aTerminalThatIsGoneAnswersNothing() {
        Tty tty = tty("yes\n");
        assertThat(ask(tty)).contains("yes");
        assertThat(ask(tty)).isEmpty();
        assertThat(tty.ask("go on? ", Optional.of(Duration.ofMinutes(1)))).isEmpty();
    }
}
