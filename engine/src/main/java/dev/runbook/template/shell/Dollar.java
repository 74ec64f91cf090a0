package dev.runbook.template.shell;

/** Whether a parameter is being named just now. */
enum Dollar {
    NONE,
    /** Behind {@code $}. */
    SIGN,
    /** Behind {@code $name}. */
    NAME;

    /** What it is behind one more character. */
    Dollar behind(char c) {
        if (c == '$') {
            return this == SIGN ? NONE : SIGN;
        }
        return this != NONE && (Character.isLetterOrDigit(c) || c == '_') ? NAME : NONE;
    }
}
