package dev.runbook.action.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.source.SourceFile;
import dev.runbook.source.Span;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class EditTest {

    private static final Span HERE = new SourceFile("test.yml", "").start();

    @Test
    void replacesTheLastLineThatMatches() {
        assertThat(line("^a", "a=9", Edit.Place.END).of("a=1\na=2\nb\n")).isEqualTo("a=1\na=9\nb\n");
    }

    @Test
    void addsALineBehindOneWithoutLineEnd() {
        assertThat(line("^c", "c", Edit.Place.END).of("a\nb")).isEqualTo("a\nb\nc\n");
        assertThat(line("^c", "c", Edit.Place.END).of("")).isEqualTo("c\n");
        assertThat(line("^c", "c", Edit.Place.START).of("a")).isEqualTo("c\na");
    }

    @Test
    void putsALineBesideTheLastThatMatches() {
        Pattern b = Pattern.compile("^b");

        assertThat(line("^x", "x", Edit.Place.beside(b, 1)).of("b1\nb2\nc\n")).isEqualTo("b1\nb2\nx\nc\n");
        assertThat(line("^x", "x", Edit.Place.beside(b, 0)).of("b1\nb2\nc\n")).isEqualTo("b1\nx\nb2\nc\n");
        assertThat(line("^x", "x", Edit.Place.beside(b, 0)).of("c\n")).isEqualTo("c\nx\n");
    }

    @Test
    void leavesALineThatIsThereAlreadyWhereItIs() {
        assertThat(line("^y", "x", Edit.Place.START).of("a\nx\n")).isEqualTo("a\nx\n");
    }

    @Test
    void keepsMixedLineEnds() {
        assertThat(line("^b", "B", Edit.Place.END).of("a\r\nb\nc\r\n")).isEqualTo("a\r\nB\nc\r\n");
        assertThat(line("^x", "x", Edit.Place.END).of("a\r\nb\n")).isEqualTo("a\r\nb\nx\r\n");
    }

    @Test
    void removesLines() {
        assertThat(new Edit.NoLine("b"::equals).of("a\nb\nab\nb")).isEqualTo("a\nab\n");
    }

    @Test
    void fillsGroupsIntoALine() {
        Pattern pattern = Pattern.compile("(\\w+)\\s*=");
        Edit edit = new Edit.OneLine(
                Optional.of(pattern), PythonRegex.replacement(HERE, pattern, "\\1=$1"), true, Edit.Place.END);

        assertThat(edit.of("  key = 1\n")).isEqualTo("key=$1\n");
        assertThat(edit.of("nothing\n")).isEqualTo("nothing\n");
    }

    @Test
    void readsReplacementsAsPythonDoes() {
        assertThat(replaced("(a)(?P<x>b)", "\\2\\g<x>\\g<1>0\\10", "ab")).isEqualTo("bba0a0");
        assertThat(replaced("a", "$1\\\\\\n${x}", "a")).isEqualTo("$1\\\n${x}");
    }

    private static String replaced(String regexp, String replacement, String text) {
        Pattern pattern = PythonRegex.pattern(HERE, "regexp", regexp, Pattern.MULTILINE);
        return new Edit.EveryMatch(pattern, PythonRegex.replacement(HERE, pattern, replacement)).of(text);
    }

    private static Edit line(String regexp, String line, Edit.Place place) {
        return new Edit.OneLine(Optional.of(Pattern.compile(regexp)), line, false, place);
    }
}
