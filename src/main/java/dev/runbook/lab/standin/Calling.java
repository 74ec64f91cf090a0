package dev.runbook.lab.standin;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;

/** One call, from the ringing of the bell to the answer. */
record Calling(StandIn program, CallFiles files) {

    private static final int BUG = 70;

    void answer() {
        try (FileChannel pipe = files.pipe()) {
            Call call = files.read(program.readsInput());
            String line = files.write(answered(call));
            pipe.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
            if (ProcessHandle.of(files.process()).isEmpty()) {
                files.removeAnswer();
            }
        } catch (NoSuchFileException | ClosedChannelException gone) {
            // The caller has gone before it could be heard, or the lab is closing.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer answered(Call call) {
        try {
            return program.answer(call);
        } catch (RuntimeException | Error bug) {
            StringWriter trace = new StringWriter();
            bug.printStackTrace(new PrintWriter(trace, true));
            return Answer.failed(BUG, "a bug in the stand-in for " + program.name() + ":\n" + trace);
        }
    }
}
