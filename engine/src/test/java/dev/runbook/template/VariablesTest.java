package dev.runbook.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runbook.source.Problem;
import dev.runbook.value.Value;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VariablesTest {

    @Test
    void aHigherLayerHidesALowerOne() {
        Variables variables = Written.variables("{ a: 1, b: 2 }").withValues(Map.of("a", Value.of(10)));
        assertThat(variables.find("a")).contains(Value.of(10));
        assertThat(variables.find("b")).contains(Value.of(2));
        assertThat(variables.find("c")).isEmpty();
        assertThat(variables.names()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void aLowerTemplateSeesAHigherOverride() {
        Variables variables = Written.variables("{ dir: '{{ root }}/data', root: /srv }");
        assertThat(variables.find("dir")).contains(Value.of("/srv/data"));
        assertThat(variables.withValue("root", Value.of("/mnt")).find("dir")).contains(Value.of("/mnt/data"));
        assertThat(variables.find("dir")).contains(Value.of("/srv/data"));
    }

    @Test
    void keepsTypesThroughDefinitions() {
        Variables variables = Written.variables("{ xs: [1, '{{ n }}'], n: 2, m: { '{{ k }}': '{{ xs }}' }, k: key }");
        assertThat(variables.find("m").map(Value::text)).contains("{\"key\": [1, 2]}");
    }

    @Test
    void namesTheCycle() {
        Variables variables = Written.variables("a: '{{ b }}'\nb: '{{ c }}!'\nc: 'x {{ a }}'\nd: '{{ a }}'\n");
        assertThatThrownBy(() -> variables.find("d"))
                .isInstanceOfSatisfying(
                        Unrenderable.class,
                        e -> assertThat(e.problem().describe()).isEqualTo("""
                                demo.yml:1:4: `a` refers to itself: a → b → c → a
                                  1 | a: '{{ b }}'
                                    |    ^^^^^^^^^"""));
    }

    @Test
    void aCycleThatIsNeverEnteredDoesNoHarm() {
        Variables variables = Written.variables("{ a: \"{{ 'x' if true else a }}\" }");
        assertThat(variables.find("a")).contains(Value.of("x"));
    }

    @Test
    void stopsWhereVariablesOfHostsReferToEachOther() {
        Variables[] hosts = new Variables[2];
        for (int i = 0; i < 2; i++) {
            int other = 1 - i;
            hosts[i] = Written.variables("x: '{{ other.x }}'")
                    .withLazy(
                            "other",
                            () -> Value.map(Map.of("x", hosts[other].find("x").orElseThrow())));
        }
        assertThatThrownBy(() -> hosts[0].find("x"))
                .isInstanceOf(Unrenderable.class)
                .hasMessage("`x` refers to itself: x → x → x");
    }

    @Test
    void refusesAbsurdDepth() {
        StringBuilder chain = new StringBuilder("v0: end\n");
        IntStream.range(1, 200).forEach(i -> chain.append("v" + i + ": '{{ v" + (i - 1) + " }}'\n"));
        Variables variables = Written.variables(chain.toString());
        assertThat(variables.find("v60")).contains(Value.of("end"));
        assertThatThrownBy(() -> variables.find("v199"))
                .isInstanceOf(Unrenderable.class)
                .hasMessageStartingWith("variables refer to each other more than 64 levels deep");
    }

    @Test
    void anErrorPointsAtTheDefinitionThatMadeIt() {
        Variables variables = Written.variables("a: '{{ nothere }}'\nb: '{{ a }}'\n");
        assertThatThrownBy(() -> variables.find("b"))
                .isInstanceOfSatisfying(
                        Unrenderable.class,
                        e -> assertThat(e.problem())
                                .extracting(Problem::describe)
                                .isEqualTo("""
                                demo.yml:1:8: `nothere` is not defined
                                  1 | a: '{{ nothere }}'
                                    |        ^^^^^^^"""));
    }

    @Test
    void unknownNamesAreDefinedButHaveNoValueYet() {
        Variables variables = Written.variables("{ a: '{{ receipt.path }}', b: \"{{ 'x' if true else receipt }}\" }")
                .withUnknown(Set.of("receipt"));
        assertThat(variables.names()).contains("receipt");
        assertThatThrownBy(() -> variables.find("receipt")).isInstanceOf(UnknownYet.class);
        assertThatThrownBy(() -> variables.find("a")).isInstanceOf(UnknownYet.class);
        assertThatThrownBy(() -> Written.evaluate("receipt | default('x')", variables))
                .isInstanceOf(UnknownYet.class);
        assertThatThrownBy(() -> Written.render("{% if receipt.rc == 0 %}x{% endif %}", variables))
                .isInstanceOf(UnknownYet.class);
        assertThat(variables.find("b")).contains(Value.of("x"));
        assertThat(variables
                        .withValue("receipt", Value.map(Map.of("path", Value.of("/x"))))
                        .find("a"))
                .contains(Value.of("/x"));
    }

    @Test
    void computesALazyValueOnceAndOnlyWhenAsked() {
        AtomicInteger asked = new AtomicInteger();
        Variables variables = Variables.empty().withLazy("x", () -> Value.of(asked.incrementAndGet()));
        assertThat(asked).hasValue(0);
        variables.withValue("y", Value.of(1)).find("x");
        assertThat(variables.find("x")).contains(Value.of(1));
    }

    @Test
    void readsOnlyWhatIsAskedOfALazyMap() {
        Map<String, Value> hostvars = new AbstractMap<>() {
            @Override
            public Value get(Object name) {
                return Value.of("value of " + name);
            }

            @Override
            public Set<Entry<String, Value>> entrySet() {
                throw new AssertionError("all of them were asked for");
            }
        };
        Variables variables = Variables.empty().withValue("hostvars", new Value.Fields(hostvars));
        assertThat(Written.evaluate("hostvars['web' ~ 1]", variables)).isEqualTo(Value.of("value of web1"));
        assertThat(Written.evaluate("'web1' | extract(hostvars)", variables)).isEqualTo(Value.of("value of web1"));
        assertThat(Written.evaluate("hostvars.web1 is defined", variables)).isEqualTo(Value.TRUE);
    }

    @Test
    void manyLayersStayQuickAndRight() {
        Variables variables = Written.variables("{ a: '{{ x3000 }}', x7: low }");
        for (int i = 0; i < 5_000; i++) {
            variables = variables.withValue("x" + i, Value.of(i));
        }
        assertThat(variables.find("a")).contains(Value.of(3000));
        assertThat(variables.find("x7")).contains(Value.of(7));
        assertThat(variables.names()).hasSize(5_001);
    }

    @Test
    void manyThreadsSeeTheSame() throws Exception {
        StringBuilder yaml = new StringBuilder("v0: 'x'\n");
        IntStream.range(1, 40).forEach(i -> yaml.append("v" + i + ": '{{ v" + (i - 1) + " }}{{ v0 | upper }}'\n"));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 20; round++) {
                Variables variables = Written.variables(yaml.toString());
                List<Callable<Value>> asks = IntStream.range(0, 16)
                        .<Callable<Value>>mapToObj(
                                i -> () -> variables.find("v" + (39 - i % 8)).orElseThrow())
                        .toList();
                for (Future<Value> answer : threads.invokeAll(asks)) {
                    assertThat(answer.get().text()).matches("xX{32,39}");
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void definitionsAreCheckedAsAWhole() {
        Map<String, dev.runbook.yaml.Node> nodes = new LinkedHashMap<>();
        nodes.put("a", Written.scalar("a: '{{ b | uper }}'"));
        nodes.put("c", Written.scalar("c: '{{ d.e }}'"));
        dev.runbook.source.Problems problems = new dev.runbook.source.Problems();
        Definitions definitions = Definitions.of(nodes).check(problems);
        assertThat(Written.describe(problems)).contains("unknown filter `uper`");
        assertThat(definitions.uses())
                .extracting(Reference::name, Reference::path)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("d", List.of("e")));
    }
}
