package dev.runbook.action.file;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file mode as chmod takes it: octal, or symbolic such as {@code u=rw,g=r,o=} and {@code a+X}. */
record FileMode(String text) {

    private static final Pattern OCTAL = Pattern.compile("0?o?([0-7]{1,4})");
    private static final Pattern CLAUSE = Pattern.compile("([ugoa]*)((?:[-+=][rwxXst]*)+)");
    private static final Pattern SYMBOLIC = Pattern.compile(CLAUSE + "(?:," + CLAUSE + ")*");
    private static final Pattern CHANGE = Pattern.compile("([-+=])([rwxXst]*)");

    /** Empty if the text is no mode. */
    static Optional<FileMode> parse(String text) {
        boolean valid = OCTAL.matcher(text).matches() || SYMBOLIC.matcher(text).matches();
        return valid ? Optional.of(new FileMode(text)) : Optional.empty();
    }

    static String octal(int mode) {
        return String.format("%04o", mode);
    }

    /** As chmod of any host takes it, whatever the umask is. */
    String shell() {
        Matcher octal = OCTAL.matcher(text);
        return octal.matches() ? octal.group(1) : text.replaceAll("(?<=^|,)(?=[-+=])", "a");
    }

    /** The mode of a file that had this one before. */
    int appliedTo(int before, boolean directory) {
        Matcher octal = OCTAL.matcher(text);
        if (octal.matches()) {
            return Integer.parseInt(octal.group(1), 8);
        }
        int mode = before;
        Matcher clauses = CLAUSE.matcher(text);
        while (clauses.find()) {
            mode = clause(clauses.group(1), clauses.group(2), mode, directory);
        }
        return mode;
    }

    private static int clause(String who, String changes, int before, boolean directory) {
        int mode = before;
        int whose = whose(who.isEmpty() ? "a" : who);
        Matcher each = CHANGE.matcher(changes);
        while (each.find()) {
            int bits = bits(each.group(2), mode, directory) & whose;
            mode = switch (each.group(1)) {
                case "+" -> mode | bits;
                case "-" -> mode & ~bits;
                default -> mode & ~(whose & kept(directory)) | bits;
            };
        }
        return mode;
    }

    /** {@code =} leaves set-user-ID and set-group-ID of a directory alone, as GNU chmod does. */
    private static int kept(boolean directory) {
        return directory ? 01777 : 07777;
    }

    private static int whose(String who) {
        int mask = 0;
        for (char each : who.toCharArray()) {
            mask |= switch (each) {
                case 'u' -> 04700;
                case 'g' -> 02070;
                case 'o' -> 01007;
                default -> 07777;
            };
        }
        return mask;
    }

    private static int bits(String permissions, int before, boolean directory) {
        int bits = 0;
        for (char each : permissions.toCharArray()) {
            bits |= switch (each) {
                case 'r' -> 0444;
                case 'w' -> 0222;
                case 'x' -> 0111;
                case 's' -> 06000;
                case 't' -> 01000;
                default -> directory || (before & 0111) != 0 ? 0111 : 0;
            };
        }
        return bits;
    }
}
