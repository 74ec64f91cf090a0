package dev.runbook.template.shell;

/** Where in a shell script a piece of text stands, as far as quoting goes. */
enum Place {
    /** Words, outside all quotes. */
    WORDS,
    /** Inside {@code '…'}. */
    SINGLE_QUOTES,
    /** Inside {@code "…"}. */
    DOUBLE_QUOTES,
    /** Inside {@code $'…'}, which bash and sh read differently. */
    ESCAPED_QUOTES,
    /** Inside {@code $(…)}: words again, whatever is around it. */
    SUBSTITUTION,
    /** Inside {@code `…`}. */
    BACKTICKS,
    /** Inside <code>${…}</code> outside quotes. */
    PARAMETER,
    /** Inside <code>"${…}"</code>. */
    QUOTED_PARAMETER,
    /** Inside {@code $((…))}. */
    ARITHMETIC,
    /** Behind {@code #}. */
    COMMENT,
    /** The body of {@code <<EOF}: the shell expands it. */
    HERE_DOCUMENT,
    /** The body of {@code <<'EOF'}: the shell leaves it alone. */
    LITERAL_HERE_DOCUMENT;

    /** Whether blanks separate words here and all quotes are special. */
    boolean isWords() {
        return this == WORDS || this == SUBSTITUTION || this == BACKTICKS;
    }

    boolean isHereDocument() {
        return this == HERE_DOCUMENT || this == LITERAL_HERE_DOCUMENT;
    }

    /** Whether a backslash takes the next character's meaning away. */
    boolean hasEscapes() {
        return this != SINGLE_QUOTES && this != COMMENT && this != LITERAL_HERE_DOCUMENT;
    }

    /** Whether {@code $} expands here. */
    boolean hasExpansions() {
        return hasEscapes() && this != ESCAPED_QUOTES;
    }
}
