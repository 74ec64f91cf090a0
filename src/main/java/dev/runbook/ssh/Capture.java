package dev.runbook.ssh;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What a stream wrote, as far as it is kept: the first 15 MiB and the last MiB, with a word about what lies between. */
final class Capture {

    private static final int FIRST = 15 << 20;
    private static final int LAST = 1 << 20;

    private final ByteArrayOutputStream first = new ByteArrayOutputStream(256);
    private byte[] last = new byte[0];
    private long beyondFirst;

    void add(byte[] bytes, int from, int length) {
        int head = Math.min(length, FIRST - first.size());
        first.write(bytes, from, head);
        if (head < length) {
            addLast(bytes, from + head, length - head);
        }
    }

    boolean truncated() {
        return beyondFirst > LAST;
    }

    byte[] bytes() {
        var all = new ByteArrayOutputStream(first.size() + LAST);
        all.writeBytes(first.toByteArray());
        if (truncated()) {
            all.writeBytes(
                    "\n[… %d bytes left out …]\n".formatted(beyondFirst - LAST).getBytes(StandardCharsets.UTF_8));
            int oldest = (int) (beyondFirst % LAST);
            all.write(last, oldest, LAST - oldest);
            all.write(last, 0, oldest);
        } else {
            all.write(last, 0, (int) beyondFirst);
        }
        return all.toByteArray();
    }

    private void addLast(byte[] bytes, int from, int length) {
        if (last.length == 0) {
            last = new byte[LAST];
        }
        for (int i = 0; i < length; i++) {
            last[(int) (beyondFirst++ % LAST)] = bytes[from + i];
        }
    }
}
