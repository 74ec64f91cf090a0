package dev.runbook.value;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 30s}, {@code 5m}, {@code 1h30m}, {@code 500ms}; a bare number is seconds. */
public final class Durations {

    private static final Pattern WHOLE = Pattern.compile("(\\d+(?:\\.\\d+)?(?:ms|s|m|h|d))+");
    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|m|h|d)");
    private static final Pattern SECONDS = Pattern.compile("\\d+(?:\\.\\d+)?");

    private Durations() {}

    public static Optional<Duration> parse(String text) {
        String compact = text.replace(" ", "");
        if (SECONDS.matcher(compact).matches()) {
            return Optional.of(part(compact, "s"));
        }
        if (!WHOLE.matcher(compact).matches()) {
            return Optional.empty();
        }
        Duration sum = Duration.ZERO;
        Matcher parts = PART.matcher(compact);
        while (parts.find()) {
            sum = sum.plus(part(parts.group(1), parts.group(2)));
        }
        return Optional.of(sum);
    }

    /** The shortest way to say it to a person: {@code 1m 5s}, {@code 2.3s}, {@code 12s}. */
    public static String words(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 10) {
            long tenths = (duration.toMillis() + 50) / 100;
            return tenths / 10 + "." + tenths % 10 + "s";
        }
        if (seconds < 60) {
            return seconds + "s";
        }
        if (seconds < 3600) {
            return seconds / 60 + "m " + seconds % 60 + "s";
        }
        return seconds / 3600 + "h " + seconds % 3600 / 60 + "m";
    }

    private static Duration part(String number, String unit) {
        double millis = switch (unit) {
            case "ms" -> 1;
            case "s" -> 1_000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            default -> 86_400_000;
        };
        return Duration.ofMillis(Math.round(Double.parseDouble(number) * millis));
    }
}
