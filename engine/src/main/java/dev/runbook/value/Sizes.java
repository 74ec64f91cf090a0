package dev.runbook.value;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes in bytes as people write them: {@code 512}, {@code 64 KiB}, {@code 2G}; K, M, G and T count in 1024s. */
public final class Sizes {

    private static final Pattern SIZE =
            Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([KMGT]?)(i?B?)", Pattern.CASE_INSENSITIVE);

    private Sizes() {}

    public static Optional<Long> parse(String text) {
        Matcher size = SIZE.matcher(text.strip());
        if (!size.matches()) {
            return Optional.empty();
        }
        int power = size.group(2).isEmpty() ? 0 : "KMGT".indexOf(size.group(2).toUpperCase(Locale.ROOT)) + 1;
        return Optional.of(Math.round(Double.parseDouble(size.group(1)) * Math.pow(1024, power)));
    }
}
