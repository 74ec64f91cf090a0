package dev.runbook.ssh;

import java.io.IOException;
import java.io.OutputStream;

/** A program that ProxyCommand names: its stdin and stdout are the connection. */
final class ProxyProgram {

    private ProxyProgram() {}

    static StreamSocket start(String command) throws IOException {
        Process process = new ProcessBuilder("/bin/sh", "-c", "exec " + command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Inbox inbox = new Inbox();
        Threads.named("proxy command").newThread(() -> pump(process, inbox)).start();
        return new StreamSocket(inbox, process.getOutputStream(), () -> end(process));
    }

    private static void pump(Process process, Inbox inbox) {
        try (OutputStream entrance = inbox.entrance()) {
            process.getInputStream().transferTo(entrance);
        } catch (IOException ended) {
            // The program is gone; the session finds its connection closed.
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
