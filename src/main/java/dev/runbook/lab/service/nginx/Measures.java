package dev.runbook.lab.service.nginx;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times and sizes as nginx writes them: {@code 2s}, {@code 500ms}, {@code 1m}; {@code 8k}, {@code 1m}. */
final class Measures {

    private static final Pattern MEASURE = Pattern.compile("(\\d{1,9})([a-zA-Z]*)");

    private Measures() {}

    static Duration time(String written, Directive directive) {
        Matcher matcher = matched(written, directive);
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "", "s" -> Duration.ofSeconds(number);
            case "ms" -> Duration.ofMillis(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> throw invalid(directive);
        };
    }

    static long size(String written, Directive directive) {
        Matcher matcher = matched(written, directive);
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2).toLowerCase()) {
            case "" -> number;
            case "k" -> number << 10;
            case "m" -> number << 20;
            case "g" -> number << 30;
            default -> throw invalid(directive);
        };
    }

    static int number(String written, Directive directive) {
        if (!written.matches("\\d{1,9}")) {
            throw invalid(directive);
        }
        return Integer.parseInt(written);
    }

    private static Matcher matched(String written, Directive directive) {
        Matcher matcher = MEASURE.matcher(written);
        if (!matcher.matches()) {
            throw invalid(directive);
        }
        return matcher;
    }

    private static Emergency invalid(Directive directive) {
        return Emergency.at(directive, "\"" + directive.name() + "\" directive invalid value");
    }
}
