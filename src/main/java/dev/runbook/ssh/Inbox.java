package dev.runbook.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Bytes on their way from a session's thread to a reader. Writing never waits: a reader that dawdles would otherwise
 * hold up everything else on the session. So it is for readers that keep reading until the end.
 */
final class Inbox {

    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private int taken;
    private boolean closed;
    private Optional<IOException> failure = Optional.empty();
    private int timeoutMillis;

    /** For the session's thread. */
    OutputStream entrance() {
        return new OutputStream() {
            @Override
            public void write(int b) {
                put(new byte[] {(byte) b});
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                byte[] copy = new byte[length];
                System.arraycopy(bytes, from, copy, 0, length);
                put(copy);
            }

            @Override
            public void close() {
                closeNow();
            }
        };
    }

    /** For the reader; a read that waits too long throws {@link SocketTimeoutException}. */
    InputStream exit() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                return take(bytes, from, length);
            }

            @Override
            public void close() {
                closeNow();
            }
        };
    }

    /** Zero waits for ever. */
    synchronized void timeout(int millis) {
        timeoutMillis = millis;
    }

    synchronized int timeout() {
        return timeoutMillis;
    }

    /** Instead of an end, the reader finds this failure once it has read all. */
    synchronized void fail(IOException why) {
        failure = Optional.of(why);
        notifyAll();
    }

    private synchronized void put(byte[] bytes) {
        waiting.add(bytes);
        notifyAll();
    }

    private synchronized void closeNow() {
        closed = true;
        notifyAll();
    }

    private synchronized int take(byte[] bytes, int from, int length) throws IOException {
        awaitBytes();
        if (waiting.isEmpty()) {
            return end();
        }
        byte[] first = waiting.peek();
        int count = Math.min(length, first.length - taken);
        System.arraycopy(first, taken, bytes, from, count);
        taken += count;
        if (taken == first.length) {
            waiting.remove();
            taken = 0;
        }
        return count;
    }

    private int end() throws IOException {
        if (failure.isPresent()) {
            throw failure.get();
        }
        return -1;
    }

    private void awaitBytes() throws IOException {
        long deadline = System.nanoTime() + timeoutMillis * 1_000_000L;
        while (waiting.isEmpty() && !closed && failure.isEmpty()) {
            long left = (deadline - System.nanoTime()) / 1_000_000 + 1;
            if (timeoutMillis > 0 && left <= 1) {
                throw new SocketTimeoutException("nothing came within " + timeoutMillis + " ms");
            }
            pause(timeoutMillis > 0 ? left : 0);
        }
    }

    private void pause(long millis) throws IOException {
        try {
            wait(millis);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stop);
        }
    }
}
