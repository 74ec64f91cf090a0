package dev.runbook.run;

import dev.runbook.remote.Output;
import java.nio.charset.StandardCharsets;

/** Passes on what a command writes while it runs, without secrets. */
final class LiveOutput implements Output {

    private final RunContext context;
    private final String step;
    private final String host;
    private final boolean hidden;

    LiveOutput(RunContext context, String step, String host, boolean hidden) {
        this.context = context;
        this.step = step;
        this.host = host;
        this.hidden = hidden;
    }

    @Override
    public void wrote(Stream stream, byte[] bytes, int length) {
        if (!hidden) {
            String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
            context.ports()
                    .listener()
                    .wrote(step, host, stream, context.plan().secrets().mask(text));
        }
    }
}
