package dev.runbook.template.syntax;

import io.pebbletemplates.pebble.error.ParserException;
import java.util.Set;

/** Says in our words what Pebble's parser says in its own. */
final class SyntaxMessage {

    private static final Set<String> REFUSED =
            Set.of("include", "import", "from", "extends", "embed", "macro", "block", "call", "filter", "do");

    private SyntaxMessage() {}

    static String of(ParserException e, String text) {
        String message = e.getPebbleMessage();
        boolean pebbles = Character.isUpperCase(message.charAt(0));
        return pebbles ? inOurWords(message, e.getLineNumber(), text) : message;
    }

    private static String inOurWords(String message, int offset, String text) {
        String found = word(text, offset);
        if (message.startsWith("Unexpected tag name")) {
            return unknownTag(found);
        }
        if (message.startsWith("Can not assign")) {
            return "`" + found + "` cannot be given a value";
        }
        if (message.startsWith("Positional arguments")) {
            return "an argument without a name stands behind a named one";
        }
        return found.isEmpty() || found.equals("}") || found.equals("%")
                ? "the expression ends where more was expected"
                : "unexpected `" + found + "` in the expression";
    }

    private static String unknownTag(String tag) {
        if (REFUSED.contains(tag)) {
            return "`{% " + tag + " %}` is refused; a template stands alone, with if, for and set";
        }
        return tag.startsWith("end") || tag.startsWith("el")
                ? "`{% " + tag + " %}` closes nothing"
                : "unknown tag `" + tag + "`, wanted if, for, set or raw";
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
