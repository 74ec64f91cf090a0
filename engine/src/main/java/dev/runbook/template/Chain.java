package dev.runbook.template;

/** A chain of attributes as it stands in a text: {@code result.items[0].name}. */
final class Chain {

    private Chain() {}

    /** The chain whose last word, or closing bracket, stands at this offset. */
    static String endingWith(String text, int offset) {
        int end = offset;
        while (end < text.length() && isWord(text.charAt(end))) {
            end++;
        }
        end = Math.min(text.length(), Math.max(end, offset + 1));
        int from = end;
        int depth = 0;
        while (from > 0 && (depth > 0 || belongs(text.charAt(from - 1)))) {
            from--;
            depth += switch (text.charAt(from)) {
                case ']', ')' -> 1;
                case '[', '(' -> -1;
                default -> 0;
            };
        }
        return text.substring(from, end);
    }

    private static boolean belongs(char c) {
        return isWord(c) || c == '.' || c == ']' || c == ')';
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
