package dev.runbook.template.syntax;

import io.pebbletemplates.pebble.error.ParserException;

/** Says in our words what Pebble's parser says in its own. */
final class SyntaxMessage {

    private SyntaxMessage() {}

    static String of(ParserException e, String text) {
        if (e instanceof SyntaxException) {
            return e.getPebbleMessage();
        }
        String found = word(text, e.getLineNumber());
        boolean atEnd = found.isEmpty() || found.equals("}") || found.equals("%");
        return atEnd ? "the expression ends where more was expected" : "unexpected `" + found + "` in the expression";
    }

    private static String word(String text, int offset) {
        int end = offset;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        int from = Math.min(offset, text.length());
        return text.substring(from, Math.min(text.length(), Math.max(end, from + 1)));
    }
}
