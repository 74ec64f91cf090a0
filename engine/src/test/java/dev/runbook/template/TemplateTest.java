package dev.runbook.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.source.Problems;
import dev.runbook.source.SourceFile;
import dev.runbook.value.Value;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateTest {

    private static final Variables SCOPE = Written.variables("""
            name: web1
            n: 7
            yes_: true
            xs: [1, 2]
            map: { a: 1, b: { c: x } }
            nothing: null
            """);

    @Test
    void textWithoutTemplateKeepsItsType() {
        assertThat(render("x: 7")).isEqualTo(Value.of(7));
        assertThat(render("x: true")).isEqualTo(Value.TRUE);
        assertThat(render("x: '7'")).isEqualTo(Value.of("7"));
        assertThat(render("x: yes")).isEqualTo(Value.of("yes"));
        assertThat(render("x: '{# kept #} ${#x}'")).isEqualTo(Value.of("{# kept #} ${#x}"));
    }

    @Test
    void aLoneExpressionKeepsItsType() {
        assertThat(render("x: '{{ n }}'")).isEqualTo(Value.of(7));
        assertThat(render("x: '{{ yes_ }}'")).isEqualTo(Value.TRUE);
        assertThat(render("x: '{{ xs }}'").kind()).isEqualTo(Value.Kind.LIST);
        assertThat(render("x: '{{ map.b }}'").text()).isEqualTo("{\"c\": \"x\"}");
        assertThat(render("x: '{{ nothing }}'")).isEqualTo(Value.NOTHING);
        assertThat(render("x: '{{ n | string }}'")).isEqualTo(Value.of("7"));
        assertThat(render("x: '{{ name | quote }}'")).isEqualTo(Value.of("web1"));
    }

    @Test
    void anythingMoreIsText() {
        assertThat(render("x: '{{ n }} '")).isEqualTo(Value.of("7 "));
        assertThat(render("x: '{{ n }}{{ n }}'")).isEqualTo(Value.of("77"));
        assertThat(render("x: '[{{ n }}]'")).isEqualTo(Value.of("[7]"));
        assertThat(render("x: 'is {{ yes_ }}, {{ nothing }}, {{ xs }}'")).isEqualTo(Value.of("is true, , [1, 2]"));
    }

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("no template\n", "no template\n"),
                Arguments.of("", ""),
                Arguments.of("a {{ name }}\r\nb\r\n", "a web1\r\nb\r\n"),
                Arguments.of("{% for x in xs %}\n- {{ x }}\n{% endfor %}\nend\n", "- 1\n- 2\nend\n"),
                Arguments.of(
                        "{% for x in xs %}{{ loop.index }}/{{ loop.length }}{% if not loop.last %}, {% endif %}{% endfor %}",
                        "1/2, 2/2"),
                Arguments.of("{% for k, v in map | dict2items | map('dict2items') %}{% endfor %}", ""),
                Arguments.of("{% for k, v in map.items() %}{{ k }}={{ v }};{% endfor %}", "a=1;b={\"c\": \"x\"};"),
                Arguments.of("{% for k in map %}{{ k }}{% endfor %}", "ab"),
                Arguments.of("{% for x in xs if x > 1 %}{{ x }}{% endfor %}", "2"),
                Arguments.of("{% for x in [] %}x{% else %}none{% endfor %}", "none"),
                Arguments.of(
                        "{% for x in xs %}{% for y in xs %}{{ x }}{{ y }} {% endfor %}{% endfor %}", "11 12 21 22 "),
                Arguments.of("{% if n == 7 %}a{% elif n == 8 %}b{% else %}c{% endif %}", "a"),
                Arguments.of("{% if n == 9 %}a{% elif n == 7 %}b{% else %}c{% endif %}", "b"),
                Arguments.of("{% if nothing %}a{% else %}c{% endif %}", "c"),
                Arguments.of("{% if xs and name %}a{% endif %}", "a"),
                Arguments.of("{% set y = n + 1 %}{{ y }}", "8"),
                Arguments.of("{% set y = 1 %}{% for x in xs %}{% set y = y + 1 %}{{ y }}{% endfor %}{{ y }}", "221"),
                Arguments.of("a\n  {%- if true -%}  b  {%- endif -%}\nc", "abc"),
                Arguments.of("a {{- name -}} b", "aweb1b"),
                Arguments.of("a {# note #} b {#- x -#} c", "a  bc"),
                Arguments.of("{# note #}\na", "a"),
                Arguments.of("{% raw %}{{ a }} {% b %}{% endraw %}!", "{{ a }} {% b %}!"),
                Arguments.of("{% verbatim %}{{ a }}{% endverbatim %}", "{{ a }}"),
                Arguments.of("{{ '}}' }} {{ \"{%\" }} {{ {'a': {'b': 1}} }}", "}} {% {\"a\": {\"b\": 1}}"),
                Arguments.of("$x ${#y} #{n} } }} %}", "$x ${#y} #{n} } }} %}"),
                Arguments.of("it's \"{{ name | upper }}\" `x` $(y)", "it's \"WEB1\" `x` $(y)"),
                Arguments.of("{{\n  name\n}}\n", "web1\n"),
                Arguments.of("é漢🎉{{ '🎉é' }}", "é漢🎉🎉é"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void fillsInAFile(String text, String rendered) {
        Problems problems = new Problems();
        TemplateFile template = TemplateFile.compile(new SourceFile("demo.conf", text), problems);
        problems.throwIfAny();
        assertThat(template.render(SCOPE)).isEqualTo(rendered);
    }

    @Test
    void aFileNamesTheLine() {
        Problems problems = new Problems();
        TemplateFile.compile(new SourceFile("nginx.conf", "a\nb {{ x | nope }}\n{{ y | }}\n"), problems);
        assertThat(Written.describe(problems)).startsWith("nginx.conf:3:8: the expression ends");
    }

    private static Value render(String yaml) {
        Problems problems = new Problems();
        Template template = Template.compile(Written.scalar(yaml), problems);
        problems.throwIfAny();
        return template.render(SCOPE);
    }
}
