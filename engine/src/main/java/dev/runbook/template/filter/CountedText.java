package dev.runbook.template.filter;

import dev.runbook.template.operation.Fault;

/** A text that counts how often a pattern looks at it: java.util.regex has no time limit of its own. */
record CountedText(String text, int from, int to, Budget budget) implements CharSequence {

    /** Far more than an honest pattern needs for a log of some megabytes; a second for a hostile one. */
    private static final long MOST = 50_000_000;

    static final class Budget {
        private long looks;
    }

    @Override
    public int length() {
        return to - from;
    }

    @Override
    public char charAt(int index) {
        if (++budget.looks > MOST) {
            throw new Fault("the regular expression takes too long; make it simpler");
        }
        return text.charAt(from + index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new CountedText(text, from + start, from + end, budget);
    }

    @Override
    public String toString() {
        return text.substring(from, to);
    }
}
