package dev.runbook.action.file;

import dev.runbook.remote.CommandResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a path on a host was when {@code state.sh} looked.
 *
 * @param facts mode, owner, group, uid, gid, size, mtime, sha256 and such, as the host printed them
 * @param rest the target of a link, or the content of a file where it was asked for
 */
record FileState(Kind kind, Map<String, String> facts, byte[] rest) {

    /** The kind of a directory entry; {@code OTHER} is a device, a socket or a pipe. */
    enum Kind {
        ABSENT("does not exist"),
        FILE("is a file"),
        DIRECTORY("is a directory"),
        LINK("is a link"),
        OTHER("is neither a file nor a directory");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    static FileState of(CommandResult probe) {
        byte[] out = probe.out();
        Map<String, String> facts = new LinkedHashMap<>();
        int start = 0;
        while (start < out.length) {
            int end = lineEnd(out, start);
            String line = new String(out, start, end - start, StandardCharsets.UTF_8);
            start = Math.min(end + 1, out.length);
            int equals = line.indexOf('=');
            if (equals < 0) {
                facts.put(line, "");
                break;
            }
            facts.put(line.substring(0, equals), line.substring(equals + 1));
        }
        Kind kind = Kind.valueOf(facts.getOrDefault("kind", "absent").toUpperCase());
        return new FileState(kind, facts, Arrays.copyOfRange(out, start, out.length));
    }

    boolean is(Kind other) {
        return kind == other;
    }

    boolean has(String fact) {
        return facts.containsKey(fact);
    }

    String fact(String name) {
        return facts.getOrDefault(name, "");
    }

    long number(String name) {
        return Long.parseLong(fact(name));
    }

    int mode() {
        return Integer.parseInt(fact("mode"), 8);
    }

    Optional<String> sha256() {
        return Optional.ofNullable(facts.get("sha256"));
    }

    /** The content, if the host showed it. */
    Optional<byte[]> content() {
        return has("content") ? Optional.of(rest) : Optional.empty();
    }

    /** Where a link leads; {@code readlink} adds one line break. */
    String target() {
        String text = new String(rest, StandardCharsets.UTF_8);
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    private static int lineEnd(byte[] out, int start) {
        int end = start;
        while (end < out.length && out[end] != '\n') {
            end++;
        }
        return end;
    }
}
