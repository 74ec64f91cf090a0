package dev.runbook.journal;

import dev.runbook.value.Sha256;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The checksum that ends a record, of the record itself and of its predecessor's checksum: records form a chain. */
final class Seal {

    /** What the first record has instead of a predecessor. */
    static final String NONE = "";

    private static final int BYTES = 8;
    private static final String FIELD = ",\"check\":\"";
    private static final Pattern LAST_FIELD = Pattern.compile(FIELD + "([0-9a-f]{16})\"}");
    private static final int LENGTH = FIELD.length() + 2 * BYTES + 2;

    private Seal() {}

    /** A record with its checksum, and the same without it. */
    record Sealed(String record, String check) {
        boolean follows(String previous) {
            return check.equals(checksum(record, previous));
        }
    }

    /** The record, JSON of a map, with its checksum as the last field. */
    static String seal(String record, String previous) {
        return record.substring(0, record.length() - 1) + FIELD + checksum(record, previous) + "\"}";
    }

    /** The checksum of a sealed record. */
    static String of(String sealed) {
        return sealed.substring(sealed.length() - 2 * BYTES - 2, sealed.length() - 2);
    }

    /** Empty if no checksum ends the line. */
    static Optional<Sealed> open(String line) {
        int end = Math.max(0, line.length() - LENGTH);
        Matcher last = LAST_FIELD.matcher(line).region(end, line.length());
        return last.matches() ? Optional.of(new Sealed(line.substring(0, end) + "}", last.group(1))) : Optional.empty();
    }

    private static String checksum(String record, String previous) {
        return Sha256.hex(previous + record, BYTES);
    }
}
