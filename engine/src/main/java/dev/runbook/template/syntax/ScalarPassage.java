package dev.runbook.template.syntax;

import dev.runbook.source.SourceFile;
import dev.runbook.source.Span;
import dev.runbook.yaml.Node;
import java.util.OptionalInt;

/**
 * The text of a YAML scalar. Its file is read in step with the value: white space matches white space (line breaks,
 * indentation and folding), everything else itself or its escape.
 */
final class ScalarPassage implements Passage {

    private final Node.Scalar scalar;
    private final String text;

    ScalarPassage(Node.Scalar scalar) {
        this.scalar = scalar;
        this.text = scalar.text();
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public Span span(int offset, int length) {
        if (scalar.span().length() == text.length()) {
            return scalar.span().part(Math.min(offset, text.length()), length);
        }
        OptionalInt place = place(offset);
        return place.isPresent() ? file().at(place.getAsInt(), length) : scalar.span();
    }

    /** The offset in the file; empty if the file does not read like this value. */
    private OptionalInt place(int offset) {
        String source = file().text();
        int at = start(source);
        for (int i = 0; i < offset && at < source.length(); i++) {
            char wanted = text.charAt(i);
            if (Character.isWhitespace(wanted)) {
                at = skipBlank(source, at);
                continue;
            }
            at = skipContinuation(source, skipSpace(source, at), wanted);
            int width = width(source, at, wanted);
            if (width == 0) {
                return OptionalInt.empty();
            }
            at += width;
        }
        boolean blank = offset < text.length() && Character.isWhitespace(text.charAt(offset));
        return at > source.length()
                ? OptionalInt.empty()
                : OptionalInt.of(
                        blank
                                ? at
                                : skipContinuation(
                                        source,
                                        skipSpace(source, at),
                                        text.charAt(Math.min(offset, text.length() - 1))));
    }

    /** Behind the opening quote, or on the line below the indicator of a block. */
    private int start(String source) {
        int start = Math.min(
                file().offsetOfLine(scalar.span().line()) + scalar.span().column() - 1, source.length());
        if (start == source.length()) {
            return start;
        }
        return switch (source.charAt(start)) {
            case '|', '>' -> file().offsetOfLine(scalar.span().line() + 1);
            case '"', '\'' -> start + 1;
            default -> start;
        };
    }

    private static int skipBlank(String source, int at) {
        boolean escaped = source.startsWith("\\n", at) || source.startsWith("\\t", at) || source.startsWith("\\r", at);
        return escaped ? at + 2 : skipSpace(source, at);
    }

    private static int skipSpace(String source, int at) {
        int behind = at;
        while (behind < source.length() && Character.isWhitespace(source.charAt(behind))) {
            behind++;
        }
        return behind;
    }

    /** In double quotes a backslash at the end of a line joins it with the next. */
    private static int skipContinuation(String source, int at, char wanted) {
        boolean joined = wanted != '\\' && (source.startsWith("\\\n", at) || source.startsWith("\\\r", at));
        return joined ? skipSpace(source, at + 1) : at;
    }

    /** How many characters of the file stand for this one; 0 if they do not. */
    private static int width(String source, int at, char wanted) {
        if (at >= source.length()) {
            return 0;
        }
        char found = source.charAt(at);
        boolean doubled = found == '\'' && wanted == '\'' && source.startsWith("''", at);
        if (doubled) {
            return 2;
        }
        boolean escaped = found == '\\' && at + 1 < source.length() && source.charAt(at + 1) == wanted;
        if (escaped && (wanted == '"' || wanted == '\\')) {
            return 2;
        }
        return found == wanted ? 1 : 0;
    }

    private SourceFile file() {
        return scalar.span().file();
    }
}
