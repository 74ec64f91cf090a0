package dev.runbook.template.shell;

/** What is known of a here-document from the line that announces it. */
record HereDocument(String delimiter, boolean literal, boolean stripsTabs) {

    /** Whether this line ends the document. */
    boolean endsAt(String line) {
        return (stripsTabs ? line.replaceFirst("^\t+", "") : line).equals(delimiter);
    }
}
