package dev.runbook.template.syntax;

/** The escapes in a quoted string. An unknown one stays as it is, so that {@code '\d+'} needs no doubling. */
final class Escapes {

    private Escapes() {}

    static String decode(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder decoded = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length()) {
                decoded.append(meaning(text.charAt(++at)));
            } else {
                decoded.append(c);
            }
        }
        return decoded.toString();
    }

    private static String meaning(char escaped) {
        return switch (escaped) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r' -> "\r";
            case '\\', '\'', '"' -> String.valueOf(escaped);
            default -> "\\" + escaped;
        };
    }
}
