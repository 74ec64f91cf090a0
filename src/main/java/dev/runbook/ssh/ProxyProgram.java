package dev.runbook.ssh;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** A program that ProxyCommand names: its stdin and stdout are the connection. */
final class ProxyProgram {

    private static final Executor PUMPS =
            work -> Threads.named("proxy command").newThread(work).start();

    private ProxyProgram() {}

    /** The program ended and gave no connection; the message says how, and what it wrote last to stderr. */
    static final class Ended extends IOException {
        private static final long serialVersionUID = 1L;

        Ended(String message) {
            super(message);
        }
    }

    static StreamSocket start(String command) throws IOException {
        Process process = new ProcessBuilder("/bin/sh", "-c", "exec " + command).start();
        Inbox inbox = new Inbox();
        CompletableFuture<String> lastWords =
                CompletableFuture.supplyAsync(() -> lastLine(process.errorReader()), PUMPS);
        PUMPS.execute(() -> pump(process, lastWords, inbox));
        return new StreamSocket(inbox, process.getOutputStream(), () -> end(process));
    }

    private static void pump(Process process, CompletableFuture<String> lastWords, Inbox inbox) {
        try (OutputStream entrance = inbox.entrance()) {
            if (process.getInputStream().transferTo(entrance) == 0) {
                inbox.fail(new Ended(ending(process, lastWords)));
            }
        } catch (IOException ended) {
            // The program is gone; the session finds its connection closed.
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static String ending(Process process, CompletableFuture<String> lastWords) throws InterruptedException {
        if (!process.waitFor(1, TimeUnit.SECONDS)) {
            return "closed its stdout";
        }
        String words = lastWords.completeOnTimeout("", 1, TimeUnit.SECONDS).join();
        return "ended with " + process.exitValue() + (words.isEmpty() ? " without a word" : ": " + words);
    }

    private static String lastLine(BufferedReader errors) {
        try {
            return errors.lines()
                    .filter(line -> !line.isBlank())
                    .reduce("", (before, line) -> line)
                    .strip();
        } catch (UncheckedIOException closed) {
            return "";
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
