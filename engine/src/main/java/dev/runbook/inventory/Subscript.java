package dev.runbook.inventory;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which of the hosts of a part are meant: {@code [0]}, {@code [-1]} from the end, {@code [0:1]} with both ends,
 * {@code [1:]}.
 *
 * @param name the part without the subscript
 */
record Subscript(String name, Kind kind, int first, int last) {

    private static final Pattern FORM = Pattern.compile("(.+)\\[(?:(-?[0-9]+)|([0-9]+)[:-]([0-9]*))\\]");

    private enum Kind {
        NONE,
        ONE,
        RANGE
    }

    static Subscript none(String text) {
        return new Subscript(text, Kind.NONE, 0, 0);
    }

    static Subscript of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return none(text);
        }
        if (form.group(2) != null) {
            int index = number(form.group(2));
            return new Subscript(form.group(1), Kind.ONE, index, index);
        }
        int last = form.group(4).isEmpty() ? Integer.MAX_VALUE : number(form.group(4));
        return new Subscript(form.group(1), Kind.RANGE, number(form.group(3)), last);
    }

    /** Empty if a single host is meant that is not there. */
    Optional<List<Host>> apply(List<Host> hosts) {
        return switch (kind) {
            case NONE -> Optional.of(hosts);
            case ONE -> hosts.isEmpty() ? Optional.of(hosts) : one(hosts);
            case RANGE -> Optional.of(range(hosts));
        };
    }

    private Optional<List<Host>> one(List<Host> hosts) {
        int index = first < 0 ? hosts.size() + first : first;
        return index >= 0 && index < hosts.size() ? Optional.of(List.of(hosts.get(index))) : Optional.empty();
    }

    private List<Host> range(List<Host> hosts) {
        int end = Math.min(last, hosts.size() - 1);
        return first <= end ? hosts.subList(first, end + 1) : List.of();
    }

    private static int number(String digits) {
        if (digits.length() <= 9) {
            return Integer.parseInt(digits);
        }
        return digits.startsWith("-") ? -Integer.MAX_VALUE : Integer.MAX_VALUE - 1;
    }
}
