package dev.runbook.lab.service.database;

import dev.runbook.lab.service.sql.Result;
import dev.runbook.value.Value;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How psql shows a result.
 *
 * @param aligned in columns of one width, instead of with a separator
 * @param onlyRows without titles and without the number of rows
 * @param quiet without what statements say that give no rows
 */
record PsqlOutput(boolean aligned, boolean onlyRows, boolean quiet, boolean expanded, String separator) {

    static final PsqlOutput QUIET = new PsqlOutput(false, true, true, false, "|");

    String show(Result result) {
        if (result.columns().isEmpty()) {
            return quiet ? "" : result.tag() + "\n";
        }
        if (expanded) {
            return records(result);
        }
        return aligned ? aligned(result) : plain(result);
    }

    private String plain(Result result) {
        String rows = result.shown().stream()
                .map(row -> String.join(separator, row) + "\n")
                .collect(Collectors.joining());
        return onlyRows ? rows : String.join(separator, result.columns()) + "\n" + rows + count(result);
    }

    private String aligned(Result result) {
        List<List<String>> rows = result.shown();
        List<Integer> widths = IntStream.range(0, result.columns().size())
                .map(i -> Math.max(
                        onlyRows ? 0 : width(result.columns().get(i)),
                        rows.stream().mapToInt(row -> width(row.get(i))).max().orElse(0)))
                .boxed()
                .toList();
        String body = IntStream.range(0, rows.size())
                .mapToObj(i -> line(result, rows.get(i), widths))
                .collect(Collectors.joining());
        return onlyRows ? body + "\n" : titles(result.columns(), widths) + body + count(result) + "\n";
    }

    private static String titles(List<String> columns, List<Integer> widths) {
        String names = IntStream.range(0, columns.size())
                .mapToObj(i -> " " + centred(columns.get(i), widths.get(i)) + " ")
                .collect(Collectors.joining("|"));
        String rule = widths.stream().map(width -> "-".repeat(width + 2)).collect(Collectors.joining("+"));
        return names + "\n" + rule + "\n";
    }

    private static String line(Result result, List<String> row, List<Integer> widths) {
        return IntStream.range(0, row.size())
                        .mapToObj(i ->
                                " " + (isNumeric(result, i) ? right(row.get(i), widths.get(i)) : left(row, i, widths)))
                        .collect(Collectors.joining("|"))
                + "\n";
    }

    /** The last column ends with its text. */
    private static String left(List<String> row, int column, List<Integer> widths) {
        String text = row.get(column);
        return column == row.size() - 1 ? text : text + " ".repeat(widths.get(column) - width(text)) + " ";
    }

    private static String right(String text, int width) {
        return " ".repeat(width - width(text)) + text + " ";
    }

    private static boolean isNumeric(Result result, int column) {
        return result.rows().stream()
                .map(row -> row.get(column).kind())
                .filter(kind -> kind != Value.Kind.NOTHING)
                .allMatch(kind -> kind == Value.Kind.INT || kind == Value.Kind.NUMBER);
    }

    private String records(Result result) {
        StringBuilder text = new StringBuilder();
        int width = result.columns().stream().mapToInt(PsqlOutput::width).max().orElse(0);
        for (int row = 0; row < result.rows().size(); row++) {
            text.append("-[ RECORD ").append(row + 1).append(" ]\n");
            for (int i = 0; i < result.columns().size(); i++) {
                String name = result.columns().get(i);
                text.append(name).append(" ".repeat(width - width(name))).append(" | ");
                text.append(result.shown().get(row).get(i)).append('\n');
            }
        }
        return text.append('\n').toString();
    }

    private static String centred(String text, int width) {
        int left = (width - width(text)) / 2;
        return " ".repeat(left) + text + " ".repeat(width - width(text) - left);
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String count(Result result) {
        int rows = result.rows().size();
        return "(" + rows + (rows == 1 ? " row)\n" : " rows)\n");
    }
}
