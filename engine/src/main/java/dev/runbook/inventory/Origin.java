package dev.runbook.inventory;

import dev.runbook.source.Span;

/**
 * Where a variable was given.
 *
 * @param owner the group or host it was given to
 * @param where its name in the file
 */
public record Origin(Kind kind, String owner, Span where) {

    /** The places where variables are given, in the words that explain them. */
    public enum Kind {
        GROUP("group"),
        GROUP_VARS("group_vars of"),
        HOST("host"),
        HOST_VARS("host_vars of"),
        IMPLIED("implied for");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /** {@code group_vars of `web`}. */
    public String words() {
        return kind.words + " `" + owner + "`";
    }

    /** {@code prod.ini:12}. */
    public String place() {
        return where.file().name() + ":" + where.line();
    }
}
