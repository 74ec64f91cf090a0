package dev.runbook.ssh;

import dev.runbook.remote.CommandResult;
import dev.runbook.remote.CommandResult.Exit;
import dev.runbook.remote.Output;
import dev.runbook.remote.Output.Stream;
import dev.runbook.remote.ShellCommand;
import dev.runbook.remote.Unreachable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** One command on one host, from the first line that is sent to its result. */
final class Execution {

    /** How long a shell may take to come up, start-up files and asking for passwords included. */
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final ShellHost host;
    private final Timers timers;
    private final Launch launch;
    private final Output output;
    private final Gate out;
    private final Gate err;
    private final long begin = System.nanoTime();
    private final CountDownLatch ready = new CountDownLatch(1);
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile OptionalLong group = OptionalLong.empty();
    private volatile boolean passwordRefused;
    private volatile boolean timedOut;
    private volatile boolean killed;
    private volatile boolean sent;
    private volatile RuntimeException listenerFailure;
    private volatile RemoteShell shell;

    Execution(ShellHost host, Timers timers, ShellCommand command, Output output) {
        this.host = host;
        this.timers = timers;
        this.launch = new Launch(command, Token.next());
        this.output = output;
        this.out = new Gate(launch.startMark(), this::heardOut, (b, f, l) -> tell(Stream.OUT, b, f, l));
        this.err = new Gate(launch.startMark(), this::heardErr, (b, f, l) -> tell(Stream.ERR, b, f, l));
    }

    /** @throws LinkLost if nothing was started since the connection went away */
    CommandResult run() throws LinkLost, Unreachable {
        shell = host.start(out, err, this::end);
        return finish();
    }

    /** As {@link #run}, without waiting for other commands on this host to end. */
    CommandResult runAtOnce() throws LinkLost, Unreachable {
        shell = host.startAtOnce(out, err, this::end);
        return finish();
    }

    private CommandResult finish() throws LinkLost, Unreachable {
        Future<?> startLimit = timers.after(START_LIMIT, this::giveUpStarting);
        Future<?> limit = launch.command()
                .timeout()
                .<Future<?>>map(duration -> timers.after(duration, this::expire))
                .orElse(startLimit);
        try {
            feed();
            await();
        } finally {
            limit.cancel(false);
            startLimit.cancel(false);
        }
        if (listenerFailure != null) {
            throw listenerFailure;
        }
        return result();
    }

    private void feed() {
        try (OutputStream stdin = shell.stdin()) {
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
            send(stdin, launch.running());
            stdin.write(launch.command().input().orElse(new byte[0]));
        } catch (IOException closed) {
            // The command ended without reading all of its input, or the connection is gone: the exit code tells.
        }
    }

    private boolean otherUserIsReady() {
        awaitUninterrupted(ready);
        return ended.getCount() > 0 && !passwordRefused;
    }

    private void await() {
        awaitUninterrupted(ended);
    }

    private void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            shell.cut();
        }
    }

    private synchronized CommandResult result() throws LinkLost, Unreachable {
        OptionalInt code = ended.getCount() == 0 ? shell.exitCode() : OptionalInt.empty();
        if (timedOut) {
            return killed ? result(Exit.TIMED_OUT, 0, "") : result(Exit.UNKNOWN, 0, notKilled());
        }
        if (passwordRefused) {
            return refused(1);
        }
        if (code.isEmpty()) {
            return lost();
        }
        return group.isPresent() ? result(Exit.EXITED, code.getAsInt(), "") : refused(code.getAsInt());
    }

    private CommandResult lost() throws LinkLost {
        if (!sent) {
            throw new LinkLost("the connection was lost before the command was sent");
        }
        return result(
                Exit.UNKNOWN,
                0,
                "the connection to " + host.name()
                        + " was lost: the command may have run, in part or whole, or may still be running\n");
    }

    private String notKilled() {
        return group.isPresent()
                ? "the time was over, but the command could not be killed: it may still be running\n"
                : "the time was over before the shell on " + host.name() + " said that it had started the command\n";
    }

    /** The script was never begun. */
    private CommandResult refused(int code) throws Unreachable {
        String words = (err.before() + new String(err.bytes(), StandardCharsets.UTF_8)).strip();
        if (launch.command().become().user().isEmpty()) {
            throw new Unreachable(
                    Refusal.noShell(host.name(), words.isEmpty() ? out.before().strip() : words));
        }
        String message = Refusal.becoming(launch.command().become(), host.name(), words, launch.passwordMark());
        return result(Exit.EXITED, code == 0 ? 1 : code, message + "\n");
    }

    private CommandResult result(Exit exit, int rc, String addition) {
        byte[] errors = err.bytes();
        byte[] more = addition.getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(errors, errors.length + more.length);
        System.arraycopy(more, 0, all, errors.length, more.length);
        return new CommandResult(
                exit,
                rc,
                out.bytes(),
                all,
                out.truncated() || err.truncated(),
                Duration.ofNanos(System.nanoTime() - begin));
    }

    private synchronized void expire() {
        if (ended.getCount() == 0) {
            return;
        }
        timedOut = true;
        killed = group.isPresent() && kill(group.getAsLong()) && endsWithin(LAST_WORDS);
        shell.cut();
        end();
    }

    private boolean kill(long processGroup) {
        try {
            ShellCommand kill = KillGroup.of(processGroup, launch.command().become());
            return new Execution(host, timers, kill, Output.IGNORED).runAtOnce().succeeded();
        } catch (LinkLost | Unreachable gone) {
            return false;
        }
    }

    private boolean endsWithin(Duration limit) {
        try {
            return ended.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void giveUpStarting() {
        if (started.getCount() > 0 && ended.getCount() > 0) {
            timedOut = true;
            shell.cut();
            end();
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
            group = OptionalLong.of(Long.parseLong(
                    soFar.substring(at + launch.startMark().length()).strip()));
            started.countDown();
        }
    }

    /** sudo asks again when the password was wrong, and would take the rest of stdin for passwords. */
    private void heardErr(String soFar) {
        int first = soFar.indexOf(launch.passwordMark());
        if (first >= 0 && soFar.indexOf(launch.passwordMark(), first + 1) >= 0) {
            passwordRefused = true;
            shell.cut();
            end();
        }
    }

    private void tell(Stream stream, byte[] bytes, int from, int length) {
        try {
            output.wrote(stream, from == 0 ? bytes : Arrays.copyOfRange(bytes, from, from + length), length);
        } catch (RuntimeException bug) {
            listenerFailure = bug;
        }
    }

    private static void send(OutputStream stdin, String text) throws IOException {
        stdin.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
