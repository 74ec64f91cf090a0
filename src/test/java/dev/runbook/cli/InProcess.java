package dev.runbook.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The program inside the test's own process: what was typed in, what was shown and the exit code out. */
public final class InProcess {

    private final Path directory;
    private final Map<String, String> environment;
    private final Optional<List<String>> answers;

    /** @param answers what a person types at the terminal; empty: there is no terminal */
    public InProcess(Path directory, Map<String, String> environment, Optional<List<String>> answers) {
        this.directory = directory;
        this.environment = environment;
        this.answers = answers;
    }

    public record Ended(int exit, String out, String err) {}

    public Ended type(List<String> words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream screen = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream complaints = new PrintStream(err, true, StandardCharsets.UTF_8);
        Optional<Terminal> terminal = answers.map(lines -> new Scripted(screen, new ArrayDeque<>(lines)));
        int exit = Main.run(words, new World(screen, complaints, environment, directory, terminal, code -> {
            throw new AssertionError("halted with " + code);
        }));
        return new Ended(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Answers in order; when there are no more, the person has gone. */
    private record Scripted(PrintStream screen, Deque<String> lines) implements Terminal {

        @Override
        public int columns() {
            return 80;
        }

        @Override
        public Optional<String> ask(String prompt, Optional<Duration> timeout) {
            Optional<String> line = Optional.ofNullable(lines.poll());
            screen.println(prompt + line.orElse(""));
            return line;
        }

        @Override
        public Optional<String> askSecretly(String prompt) {
            screen.println(prompt);
            return Optional.ofNullable(lines.poll());
        }
    }
}
