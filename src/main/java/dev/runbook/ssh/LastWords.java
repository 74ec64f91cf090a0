package dev.runbook.ssh;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Parts what a job wrote on a stream from the mark and the words that its follower adds at the end. */
final class LastWords implements Gate.Listener {

    private final byte[] mark;
    private final Gate.Listener before;
    private final ByteArrayOutputStream words = new ByteArrayOutputStream();
    private byte[] held = new byte[0];
    private boolean begun;

    LastWords(String mark, Gate.Listener before) {
        this.mark = mark.getBytes(StandardCharsets.US_ASCII);
        this.before = before;
    }

    @Override
    public synchronized void wrote(byte[] bytes, int from, int length) {
        if (begun) {
            words.write(bytes, from, length);
            return;
        }
        byte[] all = Arrays.copyOf(held, held.length + length);
        System.arraycopy(bytes, from, all, held.length, length);
        int at = markIn(all);
        begun = at + mark.length <= all.length;
        if (at > 0) {
            before.wrote(all, 0, at);
        }
        if (begun) {
            words.write(all, at + mark.length, all.length - at - mark.length);
        } else {
            held = Arrays.copyOfRange(all, at, all.length);
        }
    }

    /** What follows the mark, once its line is complete. */
    synchronized Optional<String> heard() {
        String line = words.toString(StandardCharsets.UTF_8);
        return begun && line.endsWith("\n") ? Optional.of(line.strip()) : Optional.empty();
    }

    /** Where the mark is, or begins at the end; else the length of all. */
    private int markIn(byte[] all) {
        int at = 0;
        while (at < all.length && !(all[at] == mark[0] && isMark(all, at))) {
            at++;
        }
        return at;
    }

    private boolean isMark(byte[] all, int at) {
        int length = Math.min(all.length - at, mark.length);
        return Arrays.equals(all, at, at + length, mark, 0, length);
    }
}
