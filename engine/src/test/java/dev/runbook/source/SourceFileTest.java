package dev.runbook.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceFileTest {

    private static final SourceFile FILE = new SourceFile("demo", "one\ntwo\r\n\r\nfour\rfive");

    @Test
    void knowsItsLines() {
        assertThat(FILE.lines()).containsExactly("one", "two", "", "four", "five");
        assertThat(FILE.line(1)).isEqualTo("one");
        assertThat(FILE.line(3)).isEmpty();
        assertThat(FILE.line(5)).isEqualTo("five");
        assertThat(FILE.line(6)).isEmpty();
        assertThat(FILE.line(0)).isEmpty();
        assertThat(new SourceFile("empty", "").line(1)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1", "2, 1, 3", "4, 2, 1", "9, 3, 1", "11, 4, 1", "16, 5, 1", "20, 5, 5"})
    void findsThePlaceOfAnOffset(int offset, int line, int column) {
        assertThat(FILE.at(offset, 1)).isEqualTo(FILE.at(line, column, 1));
        assertThat(FILE.offsetOfLine(line) + column - 1).isEqualTo(offset);
    }
}
