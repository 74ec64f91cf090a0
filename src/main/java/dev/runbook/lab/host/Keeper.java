package dev.runbook.lab.host;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Ends a lab's processes and removes its files when the lab is gone. A process of its own, since a lab that is killed
 * can clean up nothing; it waits at a pipe that only the lab holds.
 */
public final class Keeper {

    /** Exit codes above this are those of processes that a signal has ended. */
    private static final int SIGNAL = 128;

    private final List<String> words;
    private Process process;

    private Keeper(List<String> words) {
        this.words = words;
        this.process = launch();
    }

    /**
     * Starts to keep.
     *
     * @param lab the id that the lab's processes carry in their environment
     * @param names what the lab writes in its directory, to be removed in this order
     */
    public static Keeper start(String lab, Path directory, List<String> names) {
        List<String> words = new ArrayList<>();
        LabHost.SETSID.ifPresent(setsid -> words.add(setsid.toString()));
        words.addAll(List.of("/bin/sh", "-c", script(), "runbook-lab-keeper", lab, directory.toString()));
        words.addAll(names);
        return new Keeper(words);
    }

    /** Has everything ended and removed, and waits for it. Where the process was killed, another does it. */
    public void end() {
        try {
            if (!finish()) {
                process = launch();
                finish();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells the process that the lab is gone, and waits for its end; false if it was killed. */
    private boolean finish() throws InterruptedException {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return process.waitFor() <= SIGNAL;
    }

    private Process launch() {
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(new File("/"))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String script() {
        try (InputStream script = Keeper.class.getResourceAsStream("keeper.sh")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
