package dev.runbook.lab.service.container;

import dev.runbook.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tables as docker prints them: a line for each thing, a title above each column, or each line by a template. */
final class Listing {

    private static final String GAP = "   ";

    private final List<String> titles;
    private final List<Map<String, String>> lines = new ArrayList<>();

    /** @param titles those of the columns, in order */
    Listing(String... titles) {
        this.titles = List.of(titles);
    }

    void add(Map<String, String> line) {
        lines.add(line);
    }

    /** By the template that is asked for; without one as a table. */
    String show(Optional<String> format) {
        if (format.isEmpty()) {
            return table(lines.stream()
                    .map(line -> titles.stream().map(line::get).toList())
                    .toList());
        }
        GoTemplate template = new GoTemplate(format.get().replaceFirst("^table ", ""));
        return lines.stream().map(line -> template.fill(fields(line)) + "\n").collect(Collectors.joining());
    }

    private static Value fields(Map<String, String> line) {
        Map<String, Value> fields = new LinkedHashMap<>();
        line.forEach((title, text) -> fields.put(fieldName(title), Value.of(text)));
        return Value.map(fields);
    }

    /** The name of a column in a template. */
    private static String fieldName(String title) {
        return switch (title) {
            case "CONTAINER ID", "IMAGE ID" -> "ID";
            case "CREATED" -> "RunningFor";
            default -> title.charAt(0) + title.substring(1).toLowerCase();
        };
    }

    private String table(List<List<String>> rows) {
        List<List<String>> all = new ArrayList<>(List.of(titles));
        all.addAll(rows);
        List<Integer> widths = IntStream.range(0, titles.size())
                .map(i ->
                        all.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
                .boxed()
                .toList();
        return all.stream().map(row -> line(row, widths)).collect(Collectors.joining());
    }

    private static String line(List<String> row, List<Integer> widths) {
        return IntStream.range(0, row.size())
                        .mapToObj(i -> row.get(i)
                                + " ".repeat(widths.get(i) - row.get(i).length()))
                        .collect(Collectors.joining(GAP))
                        .stripTrailing()
                + "\n";
    }

    /** Such as {@code 5 seconds}. */
    static String since(Instant instant) {
        Duration past = Duration.between(instant, Instant.now());
        if (past.toSeconds() < 60) {
            return past.toSeconds() + (past.toSeconds() == 1 ? " second" : " seconds");
        }
        return past.toMinutes() < 120 ? past.toMinutes() + " minutes" : past.toHours() + " hours";
    }
}
