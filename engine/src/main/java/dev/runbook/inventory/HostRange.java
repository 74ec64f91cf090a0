package dev.runbook.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names that {@code web[01:10:2]} or {@code db-[a:c]} stands for. */
final class HostRange {

    static final int MOST = 100_000;

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private static final Pattern RANGE = Pattern.compile("\\[([^\\[\\]]*)\\]");
    private static final Pattern BOUNDS = Pattern.compile("([^:]*):([^:]*)(?::([0-9]{1,9}))?");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private HostRange() {}

    /** All names, in order; one without brackets is itself. */
    static List<String> expand(String pattern) throws NotRange {
        List<String> names = List.of("");
        Matcher range = RANGE.matcher(pattern);
        int end = 0;
        while (range.find()) {
            String between = plain(pattern.substring(end, range.start()), pattern);
            names = product(names, between, parts(range.group(), range.group(1)), pattern);
            end = range.end();
        }
        return product(names, plain(pattern.substring(end), pattern), List.of(""), pattern);
    }

    private static List<String> product(List<String> heads, String between, List<String> parts, String pattern)
            throws NotRange {
        if ((long) heads.size() * parts.size() > MOST) {
            throw new NotRange("`" + pattern + "` stands for more than " + MOST + " hosts");
        }
        return heads.stream()
                .flatMap(head -> parts.stream().map(part -> head + between + part))
                .toList();
    }

    private static String plain(String between, String pattern) throws NotRange {
        if (between.contains("[") || between.contains("]")) {
            throw new NotRange("`" + pattern + "` has a bracket without its partner");
        }
        return between;
    }

    private static List<String> parts(String range, String inside) throws NotRange {
        Matcher bounds = BOUNDS.matcher(inside);
        if (!bounds.matches()) {
            throw new NotRange("`" + range + "` is no range, wanted `[first:last]` or `[first:last:step]`");
        }
        String first = bounds.group(1).isEmpty() ? "0" : bounds.group(1);
        String last = bounds.group(2);
        int step = bounds.group(3) == null ? 1 : Integer.parseInt(bounds.group(3));
        if (last.isEmpty()) {
            throw new NotRange("`" + range + "` does not say where it ends");
        }
        if (step == 0) {
            throw new NotRange("`" + range + "` has the step 0, wanted 1 or more");
        }
        return NUMBER.matcher(first).matches() && NUMBER.matcher(last).matches()
                ? numbers(range, first, last, step)
                : letters(range, first, last, step);
    }

    /** A zero in front of the first number asks for as many digits in all. */
    private static List<String> numbers(String range, String first, String last, int step) throws NotRange {
        int width = first.length() > 1 && first.startsWith("0") ? first.length() : 1;
        if (width > 1 && last.length() != width) {
            throw new NotRange("`" + range + "` has bounds of different length; give both as many digits");
        }
        long from = Long.parseLong(first);
        long to = Long.parseLong(last);
        if ((to - from) / step >= MOST) {
            throw new NotRange("`" + range + "` stands for more than " + MOST + " hosts");
        }
        List<String> names = new ArrayList<>();
        for (long number = from; number <= to; number += step) {
            names.add(pad(Long.toString(number), width));
        }
        return names;
    }

    private static List<String> letters(String range, String first, String last, int step) throws NotRange {
        int from = LETTERS.indexOf(first);
        int to = LETTERS.indexOf(last);
        if (first.length() != 1 || last.length() != 1 || from < 0 || to < 0) {
            throw new NotRange("`" + range + "` is no range, wanted two numbers or two letters");
        }
        if (from > to) {
            throw new NotRange("`" + range + "` ends before it begins");
        }
        List<String> names = new ArrayList<>();
        for (int letter = from; letter <= to; letter += step) {
            names.add(LETTERS.substring(letter, letter + 1));
        }
        return names;
    }

    private static String pad(String number, int width) {
        return "0".repeat(Math.max(0, width - number.length())) + number;
    }

    /** What is wrong with a range, in a sentence. */
    static final class NotRange extends Exception {

        private static final long serialVersionUID = 1L;

        NotRange(String message) {
            super(message, null, false, false);
        }
    }
}
