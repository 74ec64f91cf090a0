package dev.runbook.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every answer here is that of {@code shlex.split(line, comments=True)}. */
class ShellWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "web1 a=1 b=2 | web1~a=1~b=2",
                "a='x y'z | a=x yz",
                "a=\"it's\" | a=it's",
                "a=\"\\\"\\\\\\n\" | a=\"\\\\n",
                "a='\\n' | a=\\n",
                "a=x\\ y | a=x y",
                "a=1#b c | a=1",
                "a # b | a",
                "'#' | #",
                "a='' b | a=~b"
            })
    void cutsALine(String line, String words) {
        assertThat(ShellWords.split(line).words().stream().map(ShellWords.Word::text))
                .containsExactly(words.split("~"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a='x", "a=\"x", "a=\"x\\", "a=x\\"})
    void tellsWhatIsOpen(String line) {
        assertThat(ShellWords.split(line).fault()).isPresent();
    }

    @Test
    void knowsWhereAWordStands() {
        assertThat(ShellWords.split("  web1\ta='x y' ").words())
                .isEqualTo(List.of(new ShellWords.Word("web1", 2, 6), new ShellWords.Word("a=x y", 7, 14)));
    }

    @Test
    void knowsACommentInsideAWord() {
        assertThat(ShellWords.split("web1 a=1#b").gluedComment()).hasValue(8);
        assertThat(ShellWords.split("web1 a=1 #b").gluedComment()).isEmpty();
        assertThat(ShellWords.split("web1").gluedComment()).isEmpty();
    }
}
