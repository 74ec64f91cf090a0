package dev.runbook.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.source.Problems;
import dev.runbook.yaml.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which names a template or condition cannot do without. */
class NamesTest {

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '\u0000', textBlock = """
                    {{ a }} => a
                    {{ a.b.c }} => a.b.c
                    {{ a['b'].c }} => a.b.c
                    {{ a[b].c }} => a b
                    {{ a[b.x][c].d[e] }} => a b.x c e
                    {{ a.0.b }} => a
                    {{ a[1:b] }} => a b
                    {{ a.split(b)[0] }} => a b
                    {{ (a | first).name }} => a
                    {{ a + b * -c ~ d }} => a b c d
                    {{ [a, {'k': b, c: 1}] }} => a b c
                    {{ a | replace(b, 'x', count=c) }} => a b c
                    {{ a is version(b, '>') }} => a b
                    {{ range(a) }} => a
                    {{ a | default('x') }} => -
                    {{ a.b | default(c) }} => c
                    {{ a[b] | d }} => -
                    {{ a | default('x') | int + b }} => b
                    {{ a is defined }} => -
                    {{ a.b is not defined }} => -
                    {{ a if a is defined else b }} => b
                    {{ a if b else c }} => a b c
                    {{ b if a is undefined else a.x }} => b
                    {{ c ? a : b }} => a b c
                    {{ a.x is defined and a.x.y }} => -
                    {{ a.x is defined and a.y }} => a.y
                    {{ a is defined and b is defined and a == b }} => -
                    {{ a is not defined or a.x }} => -
                    {{ not (a is undefined) and a }} => -
                    {{ not a is defined or a }} => -
                    {{ a is defined or a }} => a
                    {{ (a is defined and a.x) or a.y }} => a.y
                    {{ a is string and a }} => a
                    {% if a is defined %}{{ a.b }}{% else %}{{ a }}{% endif %} => a
                    {% if a is undefined %}x{% elif b %}{{ a }}{% else %}{{ a }}{% endif %} => b
                    {% if a %}{{ b }}{% elif c %}{{ d }}{% endif %} => a b c d
                    {% for x in a %}{{ x.y }}{{ loop.index }}{{ b }}{% endfor %} => a b
                    {% for x in a %}{% endfor %}{{ x }} => a x
                    {% for x in a if x.ok and b %}{{ x }}{% else %}{{ x }}{% endfor %} => a b x
                    {% for k, v in a.items() %}{{ k }}{{ v }}{% endfor %} => a
                    {% set a = b %}{{ a.c }}{{ b }} => b
                    {{ a }}{% set a = 1 %} => a
                    {% if c %}{% set a = 1 %}{% else %}{% set a = 2 %}{% endif %}{{ a }} => c
                    {% if c %}{% set a = 1 %}{% endif %}{{ a }} => a c
                    {# {{ a }} #}{{ b }} => b
                    {% raw %}{{ a }}{% endraw %}{{ b }} => b
                    {{ '{{ a }}' }} => -
                    {{ true and none }} => -
                    {{ a and a.b or a.b }} => a a.b
                    """)
    void ofATemplate(String template, String names) {
        Problems problems = new Problems();
        Template compiled = Template.compile(Written.text(template), problems);
        problems.throwIfAny();
        assertThat(words(compiled.names())).isEqualTo(names);
    }

    @Test
    void aTermMayDefendTheNext() {
        Problems problems = new Problems();
        Condition condition =
                Condition.compile(Written.yaml("[a is defined, a.b == 1, c is undefined or c, d]"), problems);
        assertThat(words(condition.names())).isEqualTo("d");
        assertThat(words(condition.proves())).isEqualTo("a");
        assertThat(condition.text()).isEqualTo("a is defined and a.b == 1 and c is undefined or c and d");
        assertThat(condition.terms()).hasSize(4);
    }

    @Test
    void ofATreeWithTheirPlaces() {
        Problems problems = new Problems();
        Node node =
                Written.yaml("list:\n  - plain\n  - \"{{ params.version }}\"\n\"{{ key }}\": |\n  two\n  {{ name }}\n");
        Templated templated = Templated.of(node, problems);
        problems.throwIfAny();
        assertThat(templated.isConstant()).isFalse();
        assertThat(templated.names())
                .extracting(name -> name.span().place() + " " + name.name() + name.path())
                .containsExactly("demo.yml:3:9 params[version]", "demo.yml:4:5 key[]", "demo.yml:6:6 name[]");
    }

    private static String words(Collection<Reference> references) {
        List<String> words = references.stream()
                .map(reference -> {
                    List<String> parts = new ArrayList<>(List.of(reference.name()));
                    parts.addAll(reference.path());
                    return String.join(".", parts);
                })
                .distinct()
                .sorted()
                .toList();
        return words.isEmpty() ? "-" : words.stream().collect(Collectors.joining(" "));
    }
}
