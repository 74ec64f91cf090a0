package dev.runbook.template.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;

/** Follows the tags of a template: which are known, and which end belongs to which beginning. */
final class Tags {

    private static final int DEEPEST = 50;

    /** Tags that stand inside others, and inside which. */
    private static final Map<String, Set<String>> INSIDE = Map.of(
            "elif", Set.of("if"),
            "elseif", Set.of("if"),
            "else", Set.of("if", "for"),
            "endif", Set.of("if"),
            "endfor", Set.of("for"));

    private static final Set<String> REFUSED =
            Set.of("include", "import", "from", "extends", "embed", "macro", "block", "call", "filter", "do");

    private record Open(String tag, int offset) {}

    private final Deque<Open> open = new ArrayDeque<>();

    void read(String tag, int offset) {
        if (tag.equals("if") || tag.equals("for")) {
            open(tag, offset);
        } else if (INSIDE.containsKey(tag)) {
            closeOrContinue(tag, offset);
        } else if (!tag.equals("set")) {
            throw new SyntaxException(offset, unknown(tag));
        }
    }

    /** At the end of the template. */
    void finish() {
        if (!open.isEmpty()) {
            Open unclosed = open.pop();
            throw new SyntaxException(unclosed.offset(), "`{% end" + unclosed.tag() + " %}` is missing");
        }
    }

    private void open(String tag, int offset) {
        open.push(new Open(tag, offset));
        if (open.size() > DEEPEST) {
            throw new SyntaxException(offset, "tags are nested more than 50 levels deep");
        }
    }

    private void closeOrContinue(String tag, int offset) {
        if (open.isEmpty() || !INSIDE.get(tag).contains(open.element().tag())) {
            String found = open.isEmpty() ? "nothing" : "`{% " + open.element().tag() + " %}`";
            throw new SyntaxException(offset, "`{% " + tag + " %}` does not fit here, where " + found + " is open");
        }
        if (tag.startsWith("end")) {
            open.pop();
        }
    }

    private static String unknown(String tag) {
        return REFUSED.contains(tag)
                ? "`{% " + tag + " %}` is refused; a template stands alone, with if, for and set"
                : "unknown tag `" + tag + "`, wanted if, for, set or raw";
    }
}
