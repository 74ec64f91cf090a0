package dev.runbook.template.shell;

/** What is known of a here-document from the line that announces it. */
record HereDocument(String delimiter, boolean literal, boolean stripsTabs) {

    /** Whether this line ends the document. */
    boolean endsAt(String line) {
        return stripped(line).equals(delimiter);
    }

    /** Whether dash 0.5.12 would lose a byte here: it does where a line leaves the delimiter at a non-ASCII character. */
    boolean isSpoiledAt(String line) {
        String text = stripped(line);
        int common = 0;
        while (common < Math.min(text.length(), delimiter.length())
                && text.charAt(common) == delimiter.charAt(common)) {
            common++;
        }
        return common > 0 && common < text.length() && text.charAt(common) > '\u007f';
    }

    private String stripped(String line) {
        return stripsTabs ? line.replaceFirst("^\t+", "") : line;
    }
}
