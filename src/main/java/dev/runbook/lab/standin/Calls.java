package dev.runbook.lab.standin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the scripts in the hosts' bins reach the lab. Each rings a bell, a named pipe on which all their lines arrive, and
 * waits at a pipe of its own.
 */
public final class Calls implements AutoCloseable {

    private static final Pattern CALL = Pattern.compile("(\\S+ \\S+) (\\d{1,18})");

    private final Path folder;
    private final FileChannel bell;
    private final Map<String, StandIn> programs = new ConcurrentHashMap<>();
    private final AtomicLong answers = new AtomicLong();
    private final ExecutorService answering;

    private Calls(Path folder, FileChannel bell) {
        this.folder = folder;
        this.bell = bell;
        AtomicLong count = new AtomicLong();
        answering = Executors.newCachedThreadPool(task -> daemon(task, "stand-in " + count.incrementAndGet()));
    }

    /** Begins to listen, in a folder that is made for it. */
    public static Calls open(Path folder) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Calls calls = new Calls(folder, NamedPipe.make(folder.resolve("bell")));
            daemon(calls::listen, "stand-ins").start();
            return calls;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts scripts for these programs into a host's bin. */
    public void install(String host, Path bin, List<StandIn> standIns) {
        for (StandIn standIn : standIns) {
            programs.put(host + " " + standIn.name(), standIn);
            new Stub(host, standIn, folder).write(bin);
        }
    }

    @Override
    public void close() {
        try {
            bell.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        answering.shutdownNow();
    }

    private void listen() {
        var lines = new BufferedReader(new InputStreamReader(Channels.newInputStream(bell), StandardCharsets.UTF_8));
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                hear(line);
            }
        } catch (ClosedChannelException end) {
            // The lab is closing.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Anybody on a host can ring the bell; a line that no script of ours writes calls nobody. */
    private void hear(String line) {
        Matcher call = CALL.matcher(line);
        if (call.matches() && programs.containsKey(call.group(1))) {
            StandIn program = programs.get(call.group(1));
            CallFiles files = new CallFiles(folder, Long.parseLong(call.group(2)), answers.incrementAndGet());
            answering.execute(() -> new Calling(program, files).answer());
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
