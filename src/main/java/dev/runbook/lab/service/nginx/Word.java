package dev.runbook.lab.service.nginx;

/**
 * A word of a configuration file, or one of <code>{</code>, <code>}</code> and {@code ;}.
 *
 * @param isText a word, also one that is quoted and looks like a mark
 */
record Word(String text, boolean isText, int line) {

    boolean isMark(String mark) {
        return !isText && text.equals(mark);
    }
}
