package dev.runbook.inventory;

import dev.runbook.value.Value;
import java.util.Optional;
import java.util.regex.Pattern;

/** Values that are not what they look like, read as Ansible reads them all the same. */
final class LossyValue {

    private static final Pattern PADDED = Pattern.compile("[-+]?0[0-9_]*[0-9]");
    private static final Pattern HUGE = Pattern.compile("[-+]?[1-9][0-9]{18,}");
    private static final Pattern TRUTH = Pattern.compile("(?i)true|false|yes|no|on|off");
    private static final Pattern TAIL = Pattern.compile(".*\\s(#.*)");

    private LossyValue() {}

    /**
     * What to warn about a value in an INI file, if anything.
     *
     * @param quotes what to put around a text to keep it
     */
    static Optional<String> inIni(String name, String written, Value value, String quotes) {
        return switch (value.kind()) {
            case STRING -> text(name, written, value.text());
            case INT, NUMBER -> number(written, value, quotes);
            default -> Optional.empty();
        };
    }

    /** What to warn about a plain word in a YAML file, if anything. */
    static Optional<String> inYaml(String written, Value value) {
        return switch (value.kind()) {
            case BOOL ->
                written.equalsIgnoreCase(value.text())
                        ? Optional.empty()
                        : Optional.of("`" + written + "` is " + value.text() + " here, as in Ansible; write `"
                                + value.text() + "`, or quotes to keep the text");
            case INT, NUMBER -> number(written, value, "'");
            default -> Optional.empty();
        };
    }

    private static Optional<String> number(String written, Value value, String quotes) {
        if (written.equals(value.text())) {
            return Optional.empty();
        }
        String kept = quotes + written + new StringBuilder(quotes).reverse();
        return Optional.of("`" + written + "` is the number " + value.text() + " here, as in Ansible; write `"
                + value.text() + "`, or `" + kept + "` to keep the text");
    }

    private static Optional<String> text(String name, String written, String text) {
        if (PADDED.matcher(written).matches() || HUGE.matcher(written).matches()) {
            return Optional.of("`" + written + "` is a string here, not a number, as in Ansible");
        }
        if (TRUTH.matcher(written).matches() && !name.startsWith("ansible_")) {
            return Optional.of(
                    "`" + written + "` is a string here, as in Ansible; write `True` or `False` for a truth");
        }
        if (written.contains("\\") && text.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("a backslash in `" + written + "` is an escape here, as in Ansible; write two");
        }
        return tail(text);
    }

    private static Optional<String> tail(String text) {
        var tail = TAIL.matcher(text);
        return tail.matches()
                ? Optional.of("`" + tail.group(1) + "` is part of the value here, as in Ansible")
                : Optional.empty();
    }
}
