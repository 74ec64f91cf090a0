package dev.runbook.cli;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** Names of runs: the time of their start in UTC, so that they sort, and four letters, so that none is like another. */
final class RunId {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    private RunId() {}

    static String at(Instant started) {
        StringBuilder id = new StringBuilder(TIME.format(started.atZone(ZoneOffset.UTC))).append('-');
        for (int i = 0; i < 4; i++) {
            id.append((char) ('a' + ThreadLocalRandom.current().nextInt(26)));
        }
        return id.toString();
    }
}
