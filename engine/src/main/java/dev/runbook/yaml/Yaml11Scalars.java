package dev.runbook.yaml;

import java.util.Locale;
import java.util.Set;

/** The values of words in YAML 1.1: octal after a zero, underscores, and base 60 as in {@code 12:30}. */
final class Yaml11Scalars {

    private static final Set<String> TRUE = Set.of("yes", "true", "on");

    private Yaml11Scalars() {}

    static boolean truth(String text) {
        return TRUE.contains(text.toLowerCase(Locale.ROOT));
    }

    static long whole(String text) {
        String digits = unsigned(text);
        long sign = text.startsWith("-") ? -1 : 1;
        if (digits.startsWith("0b")) {
            return sign * Long.parseLong(digits.substring(2), 2);
        }
        if (digits.startsWith("0x")) {
            return sign * Long.parseLong(digits.substring(2), 16);
        }
        if (digits.startsWith("0")) {
            return sign * Long.parseLong(digits, 8);
        }
        return sign * base60(digits);
    }

    static double decimal(String text) {
        String digits = unsigned(text);
        if (!digits.contains(":")) {
            return Dialect.decimal(text.replace("_", ""));
        }
        int last = digits.lastIndexOf(':');
        double sum = base60(digits.substring(0, last)) * 60 + Double.parseDouble(digits.substring(last + 1));
        return text.startsWith("-") ? -sum : sum;
    }

    private static long base60(String digits) {
        long sum = 0;
        for (String part : digits.split(":")) {
            sum = Math.addExact(Math.multiplyExact(sum, 60L), Long.parseLong(part));
        }
        return sum;
    }

    private static String unsigned(String text) {
        String digits = text.replace("_", "");
        return digits.startsWith("-") || digits.startsWith("+") ? digits.substring(1) : digits;
    }
}
