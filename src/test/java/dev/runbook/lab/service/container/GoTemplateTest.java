package dev.runbook.lab.service.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runbook.lab.service.program.Refusal;
import dev.runbook.value.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoTemplateTest {

    private static final Value DATA = Value.map(Map.of(
            "Name", Value.of("/app"),
            "Count", Value.of(3),
            "On", Value.TRUE,
            "Tags", Value.texts(List.of("a:1", "b:2")),
            "State", Value.map(Map.of("Code", Value.of(0)))));

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            quoteCharacter = '`',
            value = {
                "{{.Name}} {{ .Count }} {{.On}} = /app 3 true",
                "{{.State.Code}} = 0",
                "{{join .Tags \", \"}} = a:1, b:2",
                "{{json .Tags}} = [\"a:1\",\"b:2\"]",
                "{{.Tags | json | upper}} = [\"A:1\",\"B:2\"]",
                "{{index .Tags 1}}{{len .Tags}} = b:22",
                "{{.Tags}} {{.State}} = [a:1 b:2] map[Code:0]",
                "plain = plain",
            })
    void fillsIn(String template, String filled) {
        assertThat(new GoTemplate(template).fill(DATA)).isEqualTo(filled);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{.Nope}}",
                "{{.Name.Deeper}}",
                "{{",
                "{{}}",
                "{{range .Tags}}{{end}}",
                "{{index .Tags 9}}",
                "{{join .Name \",\"}}",
                "{{.Name | }}",
                "{{\"open}}"
            })
    void refuses(String template) {
        assertThatThrownBy(() -> new GoTemplate(template).fill(DATA))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("template parsing error");
    }
}
