package dev.runbook.inventory;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A name or IP address, ranges allowed, perhaps with a port: {@code web[1:3].lan:2222}, {@code [fd00::1]:22}. */
record HostAddress(String host, OptionalInt port) {

    private static final int LONGEST = 1_000;

    private static final String STEP = "(?::[0-9]+)?\\]";
    private static final String LABEL_RANGE = "\\[(?:[a-z]:[a-z]|[0-9]+:[0-9]+)" + STEP;
    private static final String LABEL = "(?:\\w|" + LABEL_RANGE + ")(?:[\\w-]++|" + LABEL_RANGE + ")*+(?<![_-])";
    private static final String BYTE = "(?:[01]?[0-9]{1,2}|2[0-4][0-9]|25[0-5]|\\[[0-9]+:[0-9]+" + STEP + ")";
    private static final String HEX = "(?:[0-9a-f]{1,4}|\\[[0-9a-f]+:[0-9a-f]+" + STEP + ")";

    private static final Pattern BRACKETED = Pattern.compile("\\[(.+)\\]:([0-9]+)");
    private static final Pattern WITH_PORT = Pattern.compile("((?:[^:\\[\\]]++|\\[[^\\]]*\\])*+):([0-9]+)");
    private static final Pattern NAME = compile(LABEL + "(?:\\." + LABEL + ")*");
    private static final Pattern IPV4 = compile("(?:" + BYTE + "\\.){3}" + BYTE);
    private static final Pattern IPV6 = compile(ipv6());

    /** Empty if the text is neither a name nor an address. */
    static Optional<HostAddress> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        HostAddress address = Stream.of(BRACKETED, WITH_PORT)
                .map(form -> form.matcher(text))
                .filter(Matcher::matches)
                .findFirst()
                .map(parts -> new HostAddress(parts.group(1), port(parts.group(2))))
                .orElseGet(() -> new HostAddress(text, OptionalInt.empty()));
        return Optional.of(address).filter(HostAddress::isValid);
    }

    private boolean isValid() {
        return Stream.of(NAME, IPV4, IPV6).anyMatch(form -> form.matcher(host).matches());
    }

    private static OptionalInt port(String digits) {
        return OptionalInt.of(digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits));
    }

    private static Pattern compile(String form) {
        return Pattern.compile(form, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
    }

    /** The full form, those with {@code ::} in each place, and IPv4 inside IPv6. */
    private static String ipv6() {
        StringBuilder forms = new StringBuilder();
        forms.append("(?:H:){7}H|(?:H:){1,6}:|(?:H:)(?::H){1,6}|(?:H:){2}(?::H){1,5}|(?:H:){3}(?::H){1,4}");
        forms.append("|(?:H:){4}(?::H){1,3}|(?:H:){5}(?::H){1,2}|(?:H:){6}(?::H)|:(?::H){1,6}|H?::");
        forms.append("|(?:0:){6}(?:B\\.){3}B|::(?:ffff:)?(?:B\\.){3}B|(?:0:){5}ffff:(?:B\\.){3}B");
        return forms.toString().replace("H", HEX).replace("B", BYTE);
    }
}
