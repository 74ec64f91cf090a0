package dev.runbook.report;

import dev.runbook.value.Secrets;

/** Writes HTML: every text that goes in is masked and escaped, so that nothing of a runbook becomes markup. */
final class Html {

    private final StringBuilder written = new StringBuilder();
    private final Secrets secrets;

    Html(Secrets secrets) {
        this.secrets = secrets;
    }

    /** @param attributes names and values in turn */
    Html open(String tag, String... attributes) {
        written.append('<').append(tag);
        for (int i = 0; i + 1 < attributes.length; i += 2) {
            written.append(' ').append(attributes[i]).append("=\"");
            written.append(safe(attributes[i + 1])).append('"');
        }
        written.append('>');
        return this;
    }

    Html close(String tag) {
        written.append("</").append(tag).append(">\n");
        return this;
    }

    Html text(String text) {
        written.append(safe(text));
        return this;
    }

    /** An element that holds nothing but text. */
    Html element(String tag, String text, String... attributes) {
        open(tag, attributes).text(text);
        written.append("</").append(tag).append('>');
        return this;
    }

    /** What we have written ourselves: style and script. */
    Html verbatim(String own) {
        written.append(own);
        return this;
    }

    private String safe(String text) {
        StringBuilder safe = new StringBuilder();
        Printable.line(secrets.mask(text)).codePoints().forEach(point -> {
            switch (point) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(point);
            }
        });
        return safe.toString();
    }

    @Override
    public String toString() {
        return written.toString();
    }
}
