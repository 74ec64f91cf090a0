package dev.runbook.ssh;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** One shell on a host, from the first line that it is sent to its end. */
final class Exchange {

    /** How long a shell may take to come up, start-up files and asking for passwords included. */
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final ShellHost host;
    private final Timers timers;
    private final Launch launch;
    private final Gate out;
    private final Gate err;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile OptionalLong group = OptionalLong.empty();
    private volatile boolean passwordRefused;
    private volatile boolean overdue;
    private volatile boolean sent;
    private volatile boolean interrupted;
    private volatile RemoteShell shell;

    /**
     * @param out hears stdout from the start mark on
     * @param err hears stderr from the start mark on
     */
    Exchange(ShellHost host, Timers timers, Launch launch, Gate.Listener out, Gate.Listener err) {
        this.host = host;
        this.timers = timers;
        this.launch = launch;
        this.out = new Gate(launch.startMark(), this::heardOut, out);
        this.err = new Gate(launch.startMark(), this::heardErr, err);
    }

    /**
     * @param limit how long it may take once there is a shell
     * @param overrun what to do then
     * @throws LinkLost if there is no shell to be had
     */
    void run(Optional<Duration> limit, Runnable overrun) throws LinkLost {
        shell = host.start(out, err, this::end);
        finish(limit, overrun);
    }

    /** As {@link #run}, without waiting for other commands on this host to end. */
    void runAtOnce(Optional<Duration> limit, Runnable overrun) throws LinkLost {
        shell = host.startAtOnce(out, err, this::end);
        finish(limit, overrun);
    }

    boolean hasEnded() {
        return ended.getCount() == 0;
    }

    boolean endsWithin(Duration limit) {
        try {
            return ended.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Leaves the shell to itself. */
    void cut() {
        shell.cut();
        end();
    }

    /** Whether the start mark was seen. */
    boolean hasStarted() {
        return started.getCount() == 0;
    }

    /** The process group that the start mark named. */
    OptionalLong group() {
        return group;
    }

    /** Whether the script was sent, in part or whole. */
    boolean hasSent() {
        return sent;
    }

    /** Whether the start mark did not come in time. */
    boolean isOverdue() {
        return overdue;
    }

    boolean wasInterrupted() {
        return interrupted;
    }

    boolean isPasswordRefused() {
        return passwordRefused;
    }

    /** Of the shell, once it has ended; empty if the connection was lost before. */
    OptionalInt exitCode() {
        return hasEnded() ? shell.exitCode() : OptionalInt.empty();
    }

    /** What came on stdout before the start mark. */
    String noise() {
        return out.before().strip();
    }

    /** What came on stderr before the start mark. */
    String complaints() {
        return err.before().strip();
    }

    private void finish(Optional<Duration> limit, Runnable overrun) {
        Future<?> startLimit = timers.after(START_LIMIT, this::giveUpStarting);
        Optional<Future<?>> end = limit.map(duration -> timers.after(duration, overrun));
        try {
            feed();
            await(ended);
        } finally {
            startLimit.cancel(false);
            end.ifPresent(timer -> timer.cancel(false));
        }
    }

    private void feed() {
        OutputStream stdin = shell.stdin();
        try {
            feed(stdin);
            stdin.flush();
        } catch (IOException closed) {
            // The command ended without reading all of its input, or the connection is gone: the exit code tells.
        }
        if (launch.open().isZero()) {
            close(stdin);
        } else {
            timers.after(launch.open(), () -> close(stdin));
        }
    }

    private void feed(OutputStream stdin) throws IOException {
        send(stdin, launch.becoming());
        if (launch.asksPassword()) {
            send(stdin, launch.password());
            stdin.flush();
            if (!otherUserIsReady()) {
                return;
            }
            send(stdin, launch.go());
        }
        sent = true;
        send(stdin, launch.stages());
        stdin.write(launch.input());
    }

    private static void close(OutputStream stdin) {
        try {
            stdin.close();
        } catch (IOException gone) {
            // There is nobody any more to be told.
        }
    }

    private boolean otherUserIsReady() {
        await(ready);
        return !hasEnded() && !passwordRefused;
    }

    private void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            interrupted = true;
            shell.cut();
        }
    }

    private void giveUpStarting() {
        if (!hasStarted() && !hasEnded()) {
            overdue = true;
            cut();
        }
    }

    private void end() {
        ended.countDown();
        ready.countDown();
    }

    private void heardOut(String soFar) {
        if (soFar.contains(launch.readyMark())) {
            ready.countDown();
        }
        int at = soFar.indexOf(launch.startMark());
        if (at >= 0 && soFar.endsWith("\n")) {
            String number = soFar.substring(at + launch.startMark().length()).strip();
            group = number.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(number));
            started.countDown();
        }
    }

    /** sudo asks again when the password was wrong, and would take the rest of stdin for passwords. */
    private void heardErr(String soFar) {
        int first = soFar.indexOf(launch.passwordMark());
        if (first >= 0 && soFar.indexOf(launch.passwordMark(), first + 1) >= 0) {
            passwordRefused = true;
            cut();
        }
    }

    private static void send(OutputStream stdin, String text) throws IOException {
        stdin.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
