package dev.runbook.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments as people read them, to the minute. */
public final class Moments {

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private Moments() {}

    public static String words(Instant moment, ZoneId zone) {
        return MINUTES.format(moment.atZone(zone));
    }

    /** In the time of this machine. */
    public static String words(Instant moment) {
        return words(moment, ZoneId.systemDefault());
    }
}
