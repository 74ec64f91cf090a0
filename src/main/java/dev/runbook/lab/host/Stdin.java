package dev.runbook.lab.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * What is sent to a command. Its first lines are looked at one by one before they are passed on, since they tell which
 * step it works for.
 */
final class Stdin {

    private static final int BUFFER = 32 << 10;

    /** So many lines lead a command of ours to its start; what follows is its own business. */
    private static final int MOST_LINES = 8;

    /** A longer line is no line of ours. */
    private static final int LONGEST_LINE = 4 << 20;

    /** What the next line may be. */
    private enum Next {
        ANYTHING,
        SCRIPT,
        INPUT
    }

    private final Burden burden;
    private ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int lines;
    private Next next = Next.ANYTHING;

    Stdin(Burden burden) {
        this.burden = burden;
    }

    void copy(InputStream from, OutputStream to) {
        byte[] buffer = new byte[BUFFER];
        try {
            for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
                pass(buffer, n, to);
            }
            if (!burden.isCutOff()) {
                line.writeTo(to);
            }
        } catch (IOException ended) {
            // The command ended without reading all of it, or whoever sent it is gone.
        }
        close(to);
    }

    /** A network that is cut brings no end of input either. */
    private void close(OutputStream to) {
        if (burden.isCutOff()) {
            return;
        }
        try {
            to.close();
        } catch (IOException ended) {
            // Nobody reads what was left in it.
        }
    }

    private void pass(byte[] bytes, int length, OutputStream to) throws IOException {
        int from = 0;
        while (from < length && isLooking()) {
            int end = afterNewline(bytes, from, length);
            line.write(bytes, from, end - from);
            if (bytes[end - 1] == '\n') {
                passLine(to);
            }
            from = end;
        }
        if (!isLooking()) {
            line.writeTo(to);
            line = new ByteArrayOutputStream();
            to.write(bytes, from, length - from);
            to.flush();
        }
    }

    private boolean isLooking() {
        return next == Next.SCRIPT || next == Next.ANYTHING && lines < MOST_LINES && line.size() < LONGEST_LINE;
    }

    private void passLine(OutputStream to) throws IOException {
        lines++;
        byte[] whole = line.toByteArray();
        line = new ByteArrayOutputStream();
        if (next == Next.SCRIPT) {
            next = Next.INPUT;
            passScript(whole, to);
        } else {
            ScriptLine.read(whole).step().ifPresent(this::begin);
            to.write(whole);
            to.flush();
        }
    }

    private void begin(String step) {
        next = Next.SCRIPT;
        burden.begin(step);
    }

    /** A network that is cut is cut when the script has arrived. */
    private void passScript(byte[] script, OutputStream to) throws IOException {
        to.write(burden.makesFail() ? ScriptLine.read(script).failing().written() : script);
        to.flush();
        if (burden.endsInCut()) {
            burden.cut();
        }
    }

    private static int afterNewline(byte[] bytes, int from, int length) {
        int at = from;
        while (at < length && bytes[at] != '\n') {
            at++;
        }
        return Math.min(at + 1, length);
    }
}
