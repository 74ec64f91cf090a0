package dev.runbook.lab.service.nginx;

import java.io.IOException;
import java.io.InputStream;

/** A body that is sent in chunks (RFC 9112, 7.1). */
final class ChunkedBody extends InputStream {

    private final InputStream in;
    private LimitedBody chunk = new LimitedBody(nullInputStream(), 0);
    private boolean begun;
    private boolean ended;

    ChunkedBody(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int count = chunk.read(bytes, from, length);
        while (count < 0 && !ended) {
            begin();
            count = chunk.read(bytes, from, length);
        }
        return count;
    }

    private void begin() throws IOException {
        if (begun) {
            UpstreamConnection.line(in);
        }
        begun = true;
        String size = UpstreamConnection.line(in).split(";")[0].strip();
        if (!size.matches("[0-9a-fA-F]{1,8}")) {
            throw new IOException("the server behind the balancer sent an invalid chunk");
        }
        long length = Long.parseLong(size, 16);
        chunk = new LimitedBody(in, length);
        ended = length == 0;
    }
}
