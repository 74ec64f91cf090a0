package dev.runbook.lock;

import dev.runbook.remote.ShellCommand;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a host is asked to do with its lock: a function of {@code lock.sh}, with its variables before it. */
final class LockScript {

    private static final String FUNCTIONS = read();
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Map<String, String> variables = new LinkedHashMap<>();

    private LockScript(String directory) {
        variables.put("d", directory);
    }

    static LockScript in(LockPlace place) {
        return new LockScript(place.directory());
    }

    /** @param name one of those that {@code lock.sh} speaks of */
    LockScript with(String name, String value) {
        variables.put(name, value);
        return this;
    }

    ShellCommand calling(String function) {
        StringBuilder script = new StringBuilder();
        variables.forEach((name, value) -> script.append(name)
                .append('=')
                .append(ShellCommand.quote(value))
                .append('\n'));
        return ShellCommand.of(script + FUNCTIONS + function + "\n").within(LIMIT);
    }

    private static String read() {
        try (InputStream script = LockScript.class.getResourceAsStream("lock.sh")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
