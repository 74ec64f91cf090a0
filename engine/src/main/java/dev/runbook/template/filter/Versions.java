package dev.runbook.template.filter;

import dev.runbook.template.operation.Fault;
import dev.runbook.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The order of version numbers: {@code 2.10} is newer than {@code 2.9}; a pre-release is older than its release. */
final class Versions {

    private static final Pattern PART = Pattern.compile("\\d+|[a-zA-Z]+");

    private Versions() {}

    static boolean holds(Value input, CallArguments arguments) {
        int order = compare(input.text(), arguments.text("version"));
        return switch (arguments.text("operator", "==")) {
            case "==", "=", "eq" -> order == 0;
            case "!=", "<>", "ne" -> order != 0;
            case "<", "lt" -> order < 0;
            case "<=", "le" -> order <= 0;
            case ">", "gt" -> order > 0;
            case ">=", "ge" -> order >= 0;
            default ->
                throw new Fault("`version` does not know `" + arguments.text("operator")
                        + "`, wanted one of ==, !=, <, <=, >, >=");
        };
    }

    static int compare(String left, String right) {
        List<String> a = parts(left);
        List<String> b = parts(right);
        for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
            int order = comparePart(i < a.size() ? a.get(i) : "", i < b.size() ? b.get(i) : "");
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** A missing part is 0; a word (alpha, rc) is older than any number or nothing. */
    private static int comparePart(String a, String b) {
        boolean wordA = isWord(a);
        boolean wordB = isWord(b);
        if (wordA && wordB) {
            return a.compareToIgnoreCase(b);
        }
        if (wordA || wordB) {
            return wordA ? -1 : 1;
        }
        return number(a).compareTo(number(b));
    }

    private static boolean isWord(String part) {
        return !part.isEmpty() && Character.isLetter(part.charAt(0));
    }

    private static java.math.BigInteger number(String part) {
        return part.isEmpty() ? java.math.BigInteger.ZERO : new java.math.BigInteger(part);
    }

    private static List<String> parts(String version) {
        List<String> parts = new ArrayList<>();
        Matcher part = PART.matcher(version.strip().replaceFirst("^[vV](?=\\d)", ""));
        while (part.find()) {
            parts.add(part.group());
        }
        if (parts.isEmpty()) {
            throw new Fault("`" + version + "` is no version, wanted one such as `2.1.0`");
        }
        return parts;
    }
}
