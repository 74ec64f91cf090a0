package dev.runbook.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runbook.source.Problems;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {

    private static final Variables SCOPE = Written.variables("""
                    n: 7
                    word: "false"
                    empty: ""
                    up: true
                    xs: []
                    result: { rc: 0, stdout: "" }
                    """).withUnknown(Set.of("later"));

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '\u0000', textBlock = """
                    true => true
                    false => false
                    n == 7 => true
                    up => true
                    not up => false
                    up and n > 3 => true
                    [] => true
                    [up, n == 7] => true
                    [up, n == 8] => false
                    [true, false] => false
                    up or missing => true
                    not up and missing => false
                    up or later.rc == 0 => true
                    [n == 8, missing, later] => false
                    up if n == 7 else word => true
                    word | bool => false
                    xs | length == 0 and result.stdout == '' => true
                    missing is undefined => true
                    (up and n == 7) or missing => true
                    missing | default(false) => false
                    """)
    void holds(String yaml, boolean holds) {
        assertThat(compile(yaml).holds(SCOPE)).isEqualTo(holds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "word",
                "empty",
                "n",
                "xs",
                "result",
                "not word",
                "up and word",
                "word or up",
                "not empty",
                "none"
            })
    void refusesWhatIsNeitherTrueNorFalse(String yaml) {
        Condition condition = compile(yaml);
        assertThatThrownBy(() -> condition.holds(SCOPE))
                .isInstanceOf(Unrenderable.class)
                .hasMessageContaining("wanted true or false");
    }

    @Test
    void whatIsNotKnownYetStaysUnknown() {
        Condition condition = compile("later.rc == 0 or up");
        assertThatThrownBy(() -> condition.holds(SCOPE)).isInstanceOf(UnknownYet.class);
    }

    private static Condition compile(String yaml) {
        Problems problems = new Problems();
        Condition condition = Condition.compile(Written.yaml(yaml), problems);
        problems.throwIfAny();
        return condition;
    }
}
