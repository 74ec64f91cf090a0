package dev.runbook.template.shell;

import dev.runbook.value.ShellQuote;
import java.util.Set;

/** Values as words of a script. */
final class Words {

    /** Unquoted, these would be taken for the shell's own. */
    private static final Set<String> RESERVED = Set.of(
            "if",
            "then",
            "else",
            "elif",
            "fi",
            "do",
            "done",
            "case",
            "esac",
            "while",
            "until",
            "for",
            "in",
            "function",
            "select",
            "time",
            "coproc");

    private Words() {}

    /** One word; {@code =} could turn a command's name into an assignment, a comma divides <code>{a,b}</code>. */
    static String quote(String text) {
        boolean special = text.contains("=") || text.contains(",") || RESERVED.contains(text);
        return special ? inQuotes(text) : ShellQuote.quote(text);
    }

    static String inQuotes(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
