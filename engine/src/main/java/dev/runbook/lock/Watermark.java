package dev.runbook.lock;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;

/** How much of a growing journal a copy has. */
record Watermark(Path file, long offset) {

    private static final int MOST = 1024 * 1024;

    /** The whole lines that come next, as many as fit into one request; at least one, if there is one. */
    byte[] next() throws IOException {
        int most = MOST;
        byte[] lines = lines(most);
        while (lines.length == 0 && most < length() - offset) {
            most *= 2;
            lines = lines(most);
        }
        return lines;
    }

    /** Where a copy of this length and checksum goes on: behind it, if it is the beginning of the file. */
    Watermark behind(long length, long sum) throws IOException {
        boolean same = length <= length() && Cksum.of(bytes(0, Math.toIntExact(length))) == sum;
        return at(same ? length : 0);
    }

    Watermark at(long reached) {
        return new Watermark(file, reached);
    }

    private byte[] lines(int most) throws IOException {
        byte[] bytes = bytes(offset, most);
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return Arrays.copyOf(bytes, end);
    }

    private byte[] bytes(long from, int most) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            long left = Math.max(0, channel.size() - from);
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(most, left));
            while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
                // until all of it is there
            }
            return Arrays.copyOf(bytes.array(), bytes.position());
        }
    }

    private long length() throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return channel.size();
        }
    }
}
