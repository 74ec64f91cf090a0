package dev.runbook.template.syntax;

import dev.runbook.source.SourceFile;
import dev.runbook.source.Span;
import dev.runbook.yaml.Node;
import java.util.function.IntUnaryOperator;

/** A text that knows where in its file each of its characters stands. */
public interface Passage {

    String text();

    /** The place of so many characters from an offset on. */
    Span span(int offset, int length);

    /** The word at an offset, or the one character that stands there. */
    default Span word(int offset) {
        int end = offset;
        while (end < text().length() && (Character.isLetterOrDigit(text().charAt(end)) || text().charAt(end) == '_')) {
            end++;
        }
        return span(offset, Math.max(1, end - offset));
    }

    static Passage of(SourceFile file) {
        return new FilePassage(file, file.text(), offset -> offset);
    }

    static Passage of(Node.Scalar scalar) {
        return new ScalarPassage(scalar);
    }

    /** A text whose offsets can be turned into offsets of the whole file. */
    record FilePassage(SourceFile file, String text, IntUnaryOperator toFile) implements Passage {
        @Override
        public Span span(int offset, int length) {
            return file.at(toFile.applyAsInt(offset), length);
        }
    }
}
