package dev.runbook.template.operation;

/** A text that is put together piece by piece and refuses to outgrow {@link Limits#TEXT}. */
public final class LimitedText {

    private final StringBuilder text = new StringBuilder();

    public LimitedText append(String piece) {
        if ((long) text.length() + piece.length() > Limits.TEXT) {
            throw new Fault("the text grows beyond 16 MiB");
        }
        text.append(piece);
        return this;
    }

    /** The text with each of the first so many occurrences replaced; all of them if the limit is negative. */
    public static String replace(String text, String old, String replacement, long limit) {
        LimitedText replaced = new LimitedText();
        int from = 0;
        int search = 0;
        for (long count = 0; count != limit; count++) {
            int found = text.indexOf(old, search);
            if (found < 0) {
                break;
            }
            replaced.append(text.substring(from, found)).append(replacement);
            from = found + old.length();
            search = Math.max(from, found + 1);
            if (search > text.length()) {
                break;
            }
        }
        return replaced.append(text.substring(from)).toString();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
