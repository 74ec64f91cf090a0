package dev.runbook.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostRangeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "web | web",
                "web[1:3] | web1 web2 web3",
                "web[01:10:4].lan | web01.lan web05.lan web09.lan",
                "web[098:101] | web098 web099 web100 web101",
                "web[:2] | web0 web1 web2",
                "[a:c]x | ax bx cx",
                "[y:B] | y z A B",
                "r[1:2]-n[a:b] | r1-na r1-nb r2-na r2-nb",
                "[1:2] | 1 2"
            })
    void expands(String pattern, String names) throws HostRange.NotRange {
        assertThat(HostRange.expand(pattern)).containsExactly(names.split(" "));
    }

    @Test
    void aRangeThatEndsBeforeItBeginsIsNoHost() throws HostRange.NotRange {
        assertThat(HostRange.expand("web[5:3]")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "web[1:] | `[1:]` does not say where it ends",
                "web[1-3] | `[1-3]` is no range, wanted `[first:last]` or `[first:last:step]`",
                "web[] | `[]` is no range, wanted `[first:last]` or `[first:last:step]`",
                "web[01:100] | `[01:100]` has bounds of different length; give both as many digits",
                "web[1:j] | `[1:j]` is no range, wanted two numbers or two letters",
                "web[aa:cc] | `[aa:cc]` is no range, wanted two numbers or two letters",
                "web[c:a] | `[c:a]` ends before it begins",
                "web[1:9:0] | `[1:9:0]` has the step 0, wanted 1 or more",
                "web[1:3 | `web[1:3` has a bracket without its partner",
                "[[1:3] | `[[1:3]` has a bracket without its partner",
                "web[1:999999999] | `[1:999999999]` stands for more than 100000 hosts",
                "w[1:999][1:999] | `w[1:999][1:999]` stands for more than 100000 hosts"
            })
    void refuses(String pattern, String message) {
        assertThatThrownBy(() -> HostRange.expand(pattern)).hasMessage(message);
    }
}
