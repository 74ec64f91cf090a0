package dev.runbook.lab.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is sent through a tunnel. A request of ours tells in its head which step it works for. */
final class TunnelInflow {

    private static final int BUFFER = 32 << 10;

    /** What has not ended by then is no head of a request. */
    private static final int LONGEST_HEAD = 64 << 10;

    private static final Pattern AGENT =
            Pattern.compile("(?im)^User-Agent: runbook \\(run .*?; step (.*); host .*\\)\\r?$");

    private final Burden burden;
    private ByteArrayOutputStream head = new ByteArrayOutputStream();
    private boolean looking = true;

    TunnelInflow(Burden burden) {
        this.burden = burden;
    }

    /** Returns when there is no more, or when nothing may pass any more. */
    void copy(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
            if (!looking) {
                to.write(buffer, 0, n);
            } else {
                head.write(buffer, 0, n);
                if (!passHead(to)) {
                    return;
                }
            }
            to.flush();
        }
        head.writeTo(to);
    }

    private boolean passHead(OutputStream to) throws IOException {
        String text = head.toString(StandardCharsets.ISO_8859_1);
        boolean begins = Character.isUpperCase(text.charAt(0));
        if (begins && !text.contains("\r\n\r\n") && head.size() < LONGEST_HEAD) {
            return true;
        }
        looking = false;
        stepOf(text).ifPresent(burden::begin);
        if (burden.isSilent() || burden.isFailing()) {
            return false;
        }
        head.writeTo(to);
        head = new ByteArrayOutputStream();
        if (burden.endsInCut()) {
            to.flush();
            burden.cut();
        }
        return true;
    }

    private static Optional<String> stepOf(String text) {
        Matcher agent = AGENT.matcher(text.split("\r\n\r\n", 2)[0]);
        return agent.find()
                ? Optional.of(new String(agent.group(1).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
                : Optional.empty();
    }
}
