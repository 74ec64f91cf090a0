package dev.runbook.report;

import dev.runbook.survey.Grade;
import dev.runbook.survey.GradedLine;
import dev.runbook.survey.GradedStep;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Hosts of which the same is known.
 *
 * @param lines one for each of them, or several for the items of a loop
 * @param details what will differ, as far as it is shown here
 */
record PlanRow(List<GradedLine> lines, List<String> details) {

    /** Longer diffs are cut; the machine-readable plan has all of it. */
    private static final int LONGEST = 60;

    static List<PlanRow> of(List<GradedLine> lines) {
        return alike(lines, new HashMap<>());
    }

    /** For a step whose action is not opened: what differs inside stands below its lines. */
    static List<PlanRow> withDiffsInside(GradedStep step) {
        Map<List<String>, List<String>> inside = new HashMap<>();
        step.lines().forEach(line -> inside.put(place(line.host(), line.path()), new ArrayList<>()));
        step.inner().forEach(inner -> collect(inner, inside));
        return alike(step.lines(), inside);
    }

    private static void collect(GradedStep step, Map<List<String>, List<String>> inside) {
        step.lines().stream()
                .filter(line -> !line.diff().isEmpty() && line.mayChange())
                .forEach(line -> outer(line, inside).addAll(line.diff()));
        step.inner().forEach(inner -> collect(inner, inside));
    }

    private static List<String> outer(GradedLine line, Map<List<String>, List<String>> inside) {
        String path = line.path();
        while (path.contains(">")) {
            path = path.substring(0, path.lastIndexOf('>'));
            List<String> found = inside.get(place(line.host(), path));
            if (found != null) {
                return found;
            }
        }
        return new ArrayList<>();
    }

    private static List<String> place(String host, String path) {
        return List.of(host, path);
    }

    /** In the order of the first of each. */
    private static List<PlanRow> alike(List<GradedLine> lines, Map<List<String>, List<String>> inside) {
        Map<List<Object>, PlanRow> rows = new LinkedHashMap<>();
        for (GradedLine line : lines) {
            List<String> details = line.diff().isEmpty()
                    ? inside.getOrDefault(place(line.host(), line.path()), List.of())
                    : line.diff();
            List<Object> key = List.of(line.grade(), line.does(), line.reason(), line.now(), line.failure(), details);
            rows.computeIfAbsent(key, same -> new PlanRow(new ArrayList<>(), details))
                    .lines()
                    .add(line);
        }
        return List.copyOf(rows.values());
    }

    List<Line> lines(int indent) {
        GradedLine first = lines.get(0);
        List<String> hosts = lines.stream().map(GradedLine::host).distinct().toList();
        String times = lines.size() > hosts.size() ? " ×" + lines.size() / hosts.size() : "";
        Line head = Line.of(
                        tone(first),
                        String.format(Locale.ROOT, "%-7s", first.grade().word()))
                .then(" " + HostRanges.of(hosts) + times);
        String said = said(first);
        Line whole = (said.isEmpty() ? head : head.then("  " + said)).then(failure(first));
        List<Line> all = new ArrayList<>(List.of(whole.indented(indent)));
        details.stream().limit(LONGEST).forEach(text -> all.add(difference(text).indented(indent + 8)));
        if (details.size() > LONGEST) {
            all.add(Line.of(Tone.FAINT, "… " + (details.size() - LONGEST) + " lines more")
                    .indented(indent + 8));
        }
        return all;
    }

    private static String said(GradedLine line) {
        List<String> parts = Stream.of(line.reason().stream(), line.now().map(now -> "now: " + now).stream())
                .flatMap(part -> part)
                .toList();
        String because = String.join("; ", parts);
        if (line.does().isEmpty() || because.isEmpty()) {
            return line.does() + because;
        }
        return line.does() + " — " + because;
    }

    private static Line failure(GradedLine line) {
        return line.failure()
                .map(why -> Line.of(" — ").then(Tone.BAD, "will fail: " + why))
                .orElse(Line.EMPTY);
    }

    private static Tone tone(GradedLine line) {
        if (line.failure().isPresent()) {
            return Tone.BAD;
        }
        return tone(line.grade());
    }

    private static Tone tone(Grade grade) {
        return switch (grade) {
            case CHANGE -> Tone.CHANGED;
            case OK -> Tone.GOOD;
            case ASK -> Tone.STRONG;
            case SKIP, DEPENDS -> Tone.FAINT;
            case RUN -> Tone.PLAIN;
        };
    }

    /** A line of a unified diff, or a sentence about a mode or an owner. */
    private static Line difference(String text) {
        if (text.startsWith("+")) {
            return Line.of(Tone.GOOD, text);
        }
        if (text.startsWith("-")) {
            return Line.of(Tone.BAD, text);
        }
        return Line.of(text.startsWith("@@") ? Tone.FAINT : Tone.PLAIN, text);
    }
}
