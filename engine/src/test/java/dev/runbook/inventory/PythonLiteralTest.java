package dev.runbook.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every answer here is that of {@code ast.literal_eval} in Python 3.11. */
class PythonLiteralTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "5 | 5",
                "-3 | -3",
                "+ 3 | 3",
                "0x1F | 31",
                "0o17 | 15",
                "0b101 | 5",
                "00 | 0",
                "1_000 | 1000",
                "1.10 | 1.1",
                ".5 | 0.5",
                "5. | 5.0",
                "017.5 | 17.5",
                "1e3 | 1000.0",
                "True | true",
                "False | false",
                "None | null",
                "'a' \"b\" | \"ab\"",
                "'''a'b''' | \"a'b\"",
                "\"C:\\new\" | \"C:\\new\"",
                "r'C:\\new' | \"C:\\\\new\"",
                "'\\q' | \"\\\\q\"",
                "'\\x41\\101\\u0042\\N{BULLET}' | \"AAB•\"",
                "[1, 'x', [True,]] | [1,\"x\",[true]]",
                "(1,) | [1]",
                "(1) | 1",
                "1, 2 | [1,2]",
                "() | []",
                "{'a': 1, 2: {}, None: 3, True: 4} | {\"a\":1,\"2\":{},\"null\":3,\"true\":4}",
                "{1, 1, 2} | [1,2]",
                "7 # note | 7",
                "` 5` | 5"
            })
    void readsALiteral(String written, String json) {
        assertThat(PythonLiteral.parse(written).map(Json::write)).contains(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "#",
                "017",
                "1__0",
                "1_",
                "1.2.3",
                "10.0.0.1",
                "0x",
                "1e",
                "12ab",
                "--5",
                "-True",
                "1+2",
                "1j",
                "true",
                "yes",
                "null",
                "web",
                "'open",
                "'a",
                "\"a'",
                "'\\x4'",
                "'\\N{NO SUCH NAME}'",
                "'\\U00110000'",
                "[1",
                "[1 2]",
                "[,]",
                "{1: 2, 3}",
                "{'a'}: 1",
                "{[1]: 2}",
                "(1",
                "f'x'",
                "b'x'",
                "...",
                "*[1]",
                "a=b",
                "{{ x }}",
                "1,,",
                "99999999999999999999",
                "é"
            })
    void leavesOtherTextsAlone(String written) {
        assertThat(PythonLiteral.parse(written)).isEmpty();
    }

    @Test
    void survivesAbsurdNestingAndLength() {
        assertThat(PythonLiteral.parse("[".repeat(100_000))).isEmpty();
        assertThat(PythonLiteral.parse("[".repeat(80) + "]".repeat(80))).isPresent();
        assertThat(PythonLiteral.parse("1".repeat(100_000))).isEmpty();
        assertThat(PythonLiteral.parse("'" + "a".repeat(1_000_000) + "'")).isPresent();
    }
}
