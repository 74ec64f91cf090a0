package dev.runbook.procedure;

import java.util.Optional;
import java.util.regex.Pattern;

/** A part of a number of hosts: {@code 2} or {@code 30%}. */
public record Share(int amount, boolean percent) {

    public static final Share NONE = new Share(0, false);

    private static final Pattern FORM = Pattern.compile("\\d{1,9}%?");

    public static Optional<Share> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        boolean percent = text.endsWith("%");
        return Optional.of(new Share(Integer.parseInt(text.replace("%", "")), percent));
    }

    static boolean looksRight(String text) {
        return text.contains("{{")
                || parse(text).filter(share -> share.amount > 0).isPresent();
    }

    /** Of so many hosts, rounded down. */
    public int of(int hosts) {
        return percent ? (int) ((long) hosts * amount / 100) : amount;
    }
}
