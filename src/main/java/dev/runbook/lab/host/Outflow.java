package dev.runbook.lab.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** What a command writes, on its way to whoever asked; read to its end though nobody listens. */
final class Outflow {

    private static final int BUFFER = 32 << 10;

    private final Burden burden;

    Outflow(Burden burden) {
        this.burden = burden;
    }

    void copy(InputStream from, OutputStream to) {
        byte[] buffer = new byte[BUFFER];
        try (from) {
            for (int n = from.read(buffer); n >= 0 && !burden.isHungUp(); n = from.read(buffer)) {
                pass(buffer, n, to);
            }
        } catch (IOException closed) {
            // The process is gone, with all that it had to say.
        }
    }

    private void pass(byte[] buffer, int length, OutputStream to) {
        if (burden.isSilent()) {
            return;
        }
        try {
            to.write(buffer, 0, length);
            to.flush();
        } catch (IOException gone) {
            burden.abandon();
        }
    }
}
