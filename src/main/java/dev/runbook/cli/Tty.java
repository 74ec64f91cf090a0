package dev.runbook.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The terminal of this process. */
final class Tty implements Terminal {

    private static final int USUAL_WIDTH = 80;

    private final InputStream keyboard;
    private final PrintStream screen;
    private final BlockingQueue<Optional<String>> typed = new LinkedBlockingQueue<>();
    private volatile int columns;
    private boolean reading;

    Tty(InputStream keyboard, PrintStream screen, int columns) {
        this.keyboard = keyboard;
        this.screen = screen;
        this.columns = columns;
    }

    /** The terminal, if both input and output are connected to one. */
    static Optional<Terminal> attached() {
        if (System.console() == null) {
            return Optional.empty();
        }
        return size().map(columns -> {
            Tty tty = new Tty(System.in, System.out, columns);
            Signals.onResize(() -> tty.columns = size().orElse(tty.columns));
            return tty;
        });
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public Optional<String> ask(String prompt, Optional<Duration> timeout) {
        screen.print(prompt);
        screen.flush();
        read();
        try {
            Optional<String> line = timeout.isPresent()
                    ? Optional.ofNullable(typed.poll(timeout.get().toMillis(), TimeUnit.MILLISECONDS))
                            .flatMap(answer -> answer)
                    : typed.take();
            if (line.isEmpty()) {
                screen.println();
            }
            return line;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> askSecretly(String prompt) {
        Console console = System.console();
        return Optional.ofNullable(console.readPassword("%s", prompt)).map(String::new);
    }

    /** One thread reads lines as they are typed, so that a question can have a time limit. */
    private synchronized void read() {
        typed.clear();
        if (!reading) {
            reading = true;
            Thread reader = new Thread(this::readLines, "keyboard");
            reader.setDaemon(true);
            reader.start();
        }
    }

    /** Until the input ends: with Ctrl-D, after which more may be typed, or because the terminal is gone. */
    private void readLines() {
        BufferedReader lines = new BufferedReader(new InputStreamReader(keyboard, Charset.defaultCharset()));
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                typed.add(Optional.of(line));
            }
        } catch (IOException e) {
            // A keyboard that is gone types nothing more.
        }
        end();
    }

    private synchronized void end() {
        reading = false;
        typed.add(Optional.empty());
    }

    /** Columns as stty tells them, on stderr since stdout must stay the terminal; empty if it is none. */
    private static Optional<Integer> size() {
        try {
            Process stty = new ProcessBuilder("sh", "-c", "test -t 1 && stty size >&2")
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String said = new String(stty.getErrorStream().readAllBytes(), Charset.defaultCharset());
            return stty.waitFor() == 0 ? Optional.of(columns(said)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static int columns(String rowsAndColumns) {
        String[] words = rowsAndColumns.trim().split(" ");
        int told = words.length == 2 && words[1].matches("\\d{1,5}") ? Integer.parseInt(words[1]) : 0;
        return told > 0 ? told : USUAL_WIDTH;
    }
}
