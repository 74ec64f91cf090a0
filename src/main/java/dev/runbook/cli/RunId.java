package dev.runbook.cli;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Names of runs: the time of their start in UTC, so that they sort, and four letters, so that none is like another. */
final class RunId {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
    private static final SecureRandom RANDOM = new SecureRandom();

    private RunId() {}

    static String at(Instant started) {
        String letters = RANDOM.ints(4, 0, 26)
                .collect(
                        StringBuilder::new, (text, letter) -> text.append((char) ('a' + letter)), StringBuilder::append)
                .toString();
        return TIME.format(started.atZone(ZoneOffset.UTC)) + "-" + letters;
    }
}
