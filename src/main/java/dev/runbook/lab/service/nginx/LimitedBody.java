package dev.runbook.lab.service.nginx;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** So many bytes of a stream, no more and no fewer. */
final class LimitedBody extends InputStream {

    private final InputStream in;
    private long left;

    LimitedBody(InputStream in, long length) {
        this.in = in;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int count = in.read(bytes, from, (int) Math.min(left, length));
        if (count < 0) {
            throw new EOFException("the answer broke off");
        }
        left -= count;
        return count;
    }
}
