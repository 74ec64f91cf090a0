package dev.runbook.run;

import dev.runbook.remote.Output;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/**
 * Passes on what a command writes while it runs, without secrets. Whole lines only: half a secret could not be
 * recognised, nor half a character be read.
 */
final class LiveOutput implements Output {

    /** A line of this many bytes is passed on before it ends. */
    private static final int LONGEST = 64 * 1024;

    private final RunContext context;
    private final String step;
    private final String host;
    private final boolean hidden;
    private final Map<Stream, ByteArrayOutputStream> begun = new EnumMap<>(Stream.class);

    LiveOutput(RunContext context, String step, String host, boolean hidden) {
        this.context = context;
        this.step = step;
        this.host = host;
        this.hidden = hidden;
    }

    @Override
    public synchronized void wrote(Stream stream, byte[] bytes, int length) {
        if (hidden) {
            return;
        }
        ByteArrayOutputStream line = begun.computeIfAbsent(stream, which -> new ByteArrayOutputStream());
        int lastEnd = length;
        while (lastEnd > 0 && bytes[lastEnd - 1] != '\n') {
            lastEnd--;
        }
        line.write(bytes, 0, lastEnd);
        if (lastEnd > 0 || line.size() > LONGEST) {
            pass(stream, line);
        }
        line.write(bytes, lastEnd, length - lastEnd);
    }

    @Override
    public void waiting(String why) {
        context.ports().listener().waiting(step, host, context.plan().secrets().mask(why));
    }

    /** Passes on the last line, which may have no end. */
    synchronized void end() {
        begun.forEach(this::pass);
    }

    private void pass(Stream stream, ByteArrayOutputStream lines) {
        if (lines.size() > 0) {
            String text = context.plan().secrets().mask(lines.toString(StandardCharsets.UTF_8));
            lines.reset();
            context.ports().listener().wrote(step, host, stream, text);
        }
    }
}
