package dev.runbook.ssh;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * One of a command's two streams. What comes before the start mark's line (the noise of start-up files, a word from
 * sudo) is held back; the rest is the command's own and told on. Never throws: a sink that throws would end the whole
 * session.
 */
final class Gate extends OutputStream {

    /** Noise beyond this is not searched again. */
    private static final int MOST_HELD = 64 << 10;

    interface Listener {
        void wrote(byte[] bytes, int from, int length);
    }

    private final String mark;
    private final Consumer<String> beforeStart;
    private final Listener afterStart;
    private ByteArrayOutputStream held = new ByteArrayOutputStream(256);
    private boolean started;

    /**
     * @param beforeStart hears all that is held back, each time that it grows, and at last with the start mark's line
     * @param afterStart hears what the command writes
     */
    Gate(String mark, Consumer<String> beforeStart, Listener afterStart) {
        this.mark = mark;
        this.beforeStart = beforeStart;
        this.afterStart = afterStart;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
        if (started) {
            pass(bytes, from, length);
        } else {
            hold(bytes, from, length);
        }
    }

    /** What was written before the command started. */
    synchronized String before() {
        return held.toString(StandardCharsets.UTF_8);
    }

    private void hold(byte[] bytes, int from, int length) {
        held.write(bytes, from, length);
        byte[] all = held.toByteArray();
        String text = new String(all, StandardCharsets.ISO_8859_1);
        int at = text.indexOf(mark);
        int end = at < 0 ? -1 : text.indexOf('\n', at);
        beforeStart.accept(end < 0 ? text : text.substring(0, end + 1));
        if (end >= 0) {
            start(all, at, end + 1);
        } else if (all.length > MOST_HELD) {
            holdOnly(all, all.length - MOST_HELD / 2, all.length);
        }
    }

    private void start(byte[] all, int noise, int own) {
        started = true;
        holdOnly(all, 0, noise);
        if (own < all.length) {
            pass(all, own, all.length - own);
        }
    }

    private void holdOnly(byte[] all, int from, int to) {
        held = new ByteArrayOutputStream();
        held.write(all, from, to - from);
    }

    private void pass(byte[] bytes, int from, int length) {
        afterStart.wrote(bytes, from, length);
    }
}
