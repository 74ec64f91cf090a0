package dev.runbook.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.json.Json;
import dev.runbook.source.Problems;
import dev.runbook.source.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialectTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "yes | \"yes\" | true",
                "Off | \"Off\" | false",
                "true | true | true",
                "010 | \"010\" | 8",
                "08 | \"08\" | \"08\"",
                "0x1F | \"0x1F\" | 31",
                "0b11 | \"0b11\" | 3",
                "1_000 | \"1_000\" | 1000",
                "-1:30 | \"-1:30\" | -90",
                "1:30.5 | \"1:30.5\" | 90.5",
                "1e3 | 1000.0 | \"1e3\"",
                "1.10 | 1.1 | 1.1",
                "~ | \"~\" | null",
                "null | null | null",
                "-.inf | \"-Infinity\" | \"-Infinity\"",
                "99999999999999999999 | \"99999999999999999999\" | \"99999999999999999999\"",
                "${HOME} | \"${HOME}\" | \"${HOME}\"",
                "\"yes\" | \"yes\" | \"yes\""
            })
    void aWordMeansWhatItsDialectSays(String word, String yaml12, String yaml11) {
        assertThat(read(Dialect.YAML_1_2, word)).isEqualTo(yaml12);
        assertThat(read(Dialect.YAML_1_1, word)).isEqualTo(yaml11);
    }

    @Test
    void anOlderMapMergesOthers() {
        String text = """
                base: &base { a: 1, b: 1 }
                more: &more { b: 2, c: 2 }
                one: { <<: *base, b: 3 }
                two: { <<: [*more, *base] }
                """;
        assertThat(read(Dialect.YAML_1_1, text))
                .endsWith("\"one\":{\"b\":3,\"a\":1},\"two\":{\"b\":2,\"c\":2,\"a\":1}}");
        assertThat(read(Dialect.YAML_1_1, "{ <<: 5 }")).contains("the file is not YAML");
    }

    @Test
    void aKeyIsTheTextThatWasWritten() {
        assertThat(read(Dialect.YAML_1_1, "{ 1.10: a, no: b, 010: c }"))
                .isEqualTo("{\"1.10\":\"a\",\"no\":\"b\",\"010\":\"c\"}");
    }

    private static String read(Dialect dialect, String text) {
        Problems problems = new Problems();
        String json = YamlReader.read(new SourceFile("test.yml", text), dialect, problems)
                .map(node -> Json.write(node.value()))
                .orElse("");
        return problems.isEmpty() ? json : problems.inOrder().get(0).message();
    }
}
