package dev.runbook.report;

import dev.runbook.remote.Output;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts what commands write, in whatever pieces it comes, together to lines. */
final class LiveLines {

    /** A line that does not end is shown in parts of this size. */
    private static final int LONGEST = 4096;

    private final Map<String, StringBuilder> unfinished = new HashMap<>();

    /** The lines that this text completes. */
    List<String> add(String step, String host, Output.Stream stream, String text) {
        StringBuilder waiting = unfinished.computeIfAbsent(key(step, host, stream), it -> new StringBuilder());
        waiting.append(text);
        List<String> lines = new ArrayList<>();
        for (int end = end(waiting); end >= 0; end = end(waiting)) {
            lines.add(waiting.substring(0, end).stripTrailing());
            waiting.delete(0, end);
        }
        return lines;
    }

    /** What a step has written without ending the line. */
    List<String> rest(String step, String host) {
        List<String> lines = new ArrayList<>();
        for (Output.Stream stream : Output.Stream.values()) {
            StringBuilder waiting = unfinished.remove(key(step, host, stream));
            if (waiting != null && !waiting.isEmpty()) {
                lines.add(waiting.toString());
            }
        }
        return lines;
    }

    private static int end(StringBuilder waiting) {
        int end = waiting.indexOf("\n");
        return end >= 0 ? end + 1 : waiting.length() >= LONGEST ? LONGEST : -1;
    }

    private static String key(String step, String host, Output.Stream stream) {
        return step + " " + host + " " + stream;
    }
}
