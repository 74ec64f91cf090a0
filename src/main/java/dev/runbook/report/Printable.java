package dev.runbook.report;

import java.util.List;

/** Text from hosts and files as a terminal may show it: what would move its cursor or hide words is made visible. */
public final class Printable {

    private static final int PICTURES = 0x2400;
    private static final int DELETE = 0x7f;

    private Printable() {}

    /** One line: line breaks are visible as well. */
    public static String line(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(point -> append(printable, point));
        return printable.toString();
    }

    /** The lines of a text; a lone carriage return, with which progress bars overwrite themselves, ends one too. */
    public static List<String> lines(String text) {
        return text.lines().map(Printable::line).toList();
    }

    private static void append(StringBuilder printable, int point) {
        if (point == '\t') {
            printable.append("    ");
        } else if (point < ' ') {
            printable.appendCodePoint(PICTURES + point);
        } else if (point == DELETE) {
            printable.append('\u2421');
        } else if (point < 0xa0 && point > DELETE || reorders(point)) {
            printable.append('\ufffd');
        } else {
            printable.appendCodePoint(point);
        }
    }

    /** Marks that make a terminal show words in another order than they stand. */
    private static boolean reorders(int point) {
        return point >= 0x202a && point <= 0x202e
                || point >= 0x2066 && point <= 0x2069
                || point == 0x2028
                || point == 0x2029;
    }
}
