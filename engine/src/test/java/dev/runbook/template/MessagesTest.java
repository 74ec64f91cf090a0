package dev.runbook.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.source.Problems;
import dev.runbook.yaml.Node;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What an author reads when a template or condition is wrong: place, sentence, and carets under the right word. */
class MessagesTest {

    private static final Variables SCOPE = Written.variables("""
            name: web1
            n: 7
            xs: [1, 2]
            result: { rc: 0, stdout: "42", items: [{ a: 1 }] }
            """);

    private record Scene(String yaml, String message) {}

    private static final List<Scene> TEMPLATES = List.of(
            new Scene("text: 'a {{ nmae }} b'", """
                    demo.yml:1:13: `nmae` is not defined; did you mean `name`?
                      1 | text: 'a {{ nmae }} b'
                        |             ^^^^"""),
            new Scene("text: {{ name }}".replace("{{", "\"it's \\\"{{").replace("}}", "| uper }}\\\"\""), """
                    demo.yml:1:25: unknown filter `uper`; did you mean `upper`?
                      1 | text: "it's \\"{{ name | uper }}\\""
                        |                         ^^^^"""),
            new Scene("text: 'it''s {{ result.stdot }}'", """
                    demo.yml:1:24: `result.stdot` is not defined; did you mean `stdout`?
                      1 | text: 'it''s {{ result.stdot }}'
                        |                        ^^^^^"""),
            new Scene("text: |\n  first line\n  and {{ nmae }}\n", """
                    demo.yml:3:10: `nmae` is not defined; did you mean `name`?
                      3 |   and {{ nmae }}
                        |          ^^^^"""),
            new Scene("text: |\r\n  first line\r\n\r\n    and {{ nmae }}\r\n", """
                    demo.yml:4:12: `nmae` is not defined; did you mean `name`?
                      4 |     and {{ nmae }}
                        |            ^^^^"""),
            new Scene("text: >-\n\n    folded\n    text\n\n    {{ name\n    ~ nmae }}\n", """
                    demo.yml:7:7: `nmae` is not defined; did you mean `name`?
                      7 |     ~ nmae }}
                        |       ^^^^"""),
            new Scene("text: plain words\n  over lines {{ nmae }}\n", """
                    demo.yml:2:17: `nmae` is not defined; did you mean `name`?
                      2 |   over lines {{ nmae }}
                        |                 ^^^^"""),
            new Scene("text: \"double\\n\\\n  quoted\\t{{ nmae }}\"\n", """
                    demo.yml:2:14: `nmae` is not defined; did you mean `name`?
                      2 |   quoted\\t{{ nmae }}"
                        |              ^^^^"""),
            new Scene("text: 'é漢🎉 {{ nmae }}'", """
                    demo.yml:1:16: `nmae` is not defined; did you mean `name`?
                      1 | text: 'é漢🎉 {{ nmae }}'
                        |               ^^^^"""),
            new Scene("text: '{{ result.items[3] }}'", """
                    demo.yml:1:25: `result.items[3]` is not defined; the list has 1 item
                      1 | text: '{{ result.items[3] }}'
                        |                         ^"""),
            new Scene("text: '{{ name.first }}'", """
                    demo.yml:1:16: `name.first` is not defined; it is asked of a string
                      1 | text: '{{ name.first }}'
                        |                ^^^^^"""),
            new Scene("text: '{{ name'", """
                    demo.yml:1:15: the closing `}}` is missing
                      1 | text: '{{ name'
                        |               ^"""),
            new Scene("text: '{{ name | }}'", """
                    demo.yml:1:18: the expression ends where more was expected
                      1 | text: '{{ name | }}'
                        |                  ^"""),
            new Scene("text: '{{ }}'", """
                    demo.yml:1:8: an expression is missing
                      1 | text: '{{ }}'
                        |        ^"""),
            new Scene("text: '{{ (1 + 2 }}'", """
                    demo.yml:1:18: found `}`, wanted `)`
                      1 | text: '{{ (1 + 2 }}'
                        |                  ^"""),
            new Scene("text: '{{ 1 2 }}'", """
                    demo.yml:1:13: unexpected `2` in the expression
                      1 | text: '{{ 1 2 }}'
                        |             ^"""),
            new Scene("text: '{{ \"a }}'", """
                    demo.yml:1:11: the closing `"` is missing
                      1 | text: '{{ "a }}'
                        |           ^"""),
            new Scene("text: '{{ $name }}'", """
                    demo.yml:1:11: unexpected `$`
                      1 | text: '{{ $name }}'
                        |           ^"""),
            new Scene("text: '{{ name is defned }}'", """
                    demo.yml:1:19: unknown test `defned`; did you mean `defined`?
                      1 | text: '{{ name is defned }}'
                        |                   ^^^^^^"""),
            new Scene("text: '{{ name | replace(\"a\") }}'", """
                    demo.yml:1:18: `replace` needs `new`; write `replace(old, new, count?)`
                      1 | text: '{{ name | replace("a") }}'
                        |                  ^^^^^^^"""),
            new Scene("text: '{{ name | upper(1) }}'", """
                    demo.yml:1:18: `upper` is given 1 argument; write `upper`
                      1 | text: '{{ name | upper(1) }}'
                        |                  ^^^^^"""),
            new Scene("text: '{{ xs | join(sep=1) }}'", """
                    demo.yml:1:16: `join` has no argument `sep`; write `join(separator?, attribute?)`
                      1 | text: '{{ xs | join(sep=1) }}'
                        |                ^^^^"""),
            new Scene("text: '{{ xs | random }}'", """
                    demo.yml:1:16: `random` is refused: what a plan shows must be what the run does
                      1 | text: '{{ xs | random }}'
                        |                ^^^^^^"""),
            new Scene("text: '{{ lookup(\"env\", \"HOME\") }}'", """
                    demo.yml:1:11: `lookup` is not known; pass the value with `-e`, or read it in a step
                      1 | text: '{{ lookup("env", "HOME") }}'
                        |           ^^^^^^"""),
            new Scene("text: '{{ lenght(xs) }}'", """
                    demo.yml:1:11: unknown function `lenght`
                      1 | text: '{{ lenght(xs) }}'
                        |           ^^^^^^"""),
            new Scene("text: '{{ 1 if name }}'", """
                    demo.yml:1:11: the `else` of this `if` is missing
                      1 | text: '{{ 1 if name }}'
                        |           ^"""),
            new Scene("text: '{% if name %}x'", """
                    demo.yml:1:11: `{% endif %}` is missing
                      1 | text: '{% if name %}x'
                        |           ^^"""),
            new Scene("text: '{% endif %}'", """
                    demo.yml:1:11: `{% endif %}` does not fit here, where nothing is open
                      1 | text: '{% endif %}'
                        |           ^^^^^"""),
            new Scene("text: '{% if name %}{% for x in xs %}{% endif %}'", """
                    demo.yml:1:41: `{% endif %}` does not fit here, where `{% for %}` is open
                      1 | text: '{% if name %}{% for x in xs %}{% endif %}'
                        |                                         ^^^^^"""),
            new Scene("text: '{% iff name %}'", """
                    demo.yml:1:11: unknown tag `iff`, wanted if, for, set or raw
                      1 | text: '{% iff name %}'
                        |           ^^^"""),
            new Scene("text: '{% include \"x\" %}'", """
                    demo.yml:1:11: `{% include %}` is refused; a template stands alone, with if, for and set
                      1 | text: '{% include "x" %}'
                        |           ^^^^^^^"""),
            new Scene("text: \"docker ps --format '{{.Names}}'\"", """
                    demo.yml:1:28: this is a Go template; write `{% raw %}` before and `{% endraw %}` behind it
                      1 | text: "docker ps --format '{{.Names}}'"
                        |                            ^"""),
            new Scene("text: '{{ name + n }}'", """
                    demo.yml:1:11: `+` stands between a string and a whole number; convert one with `| int` or `| string`
                      1 | text: '{{ name + n }}'
                        |           ^^^^"""),
            new Scene("text: '{{ result.stdout == n }}'", """
                    demo.yml:1:11: compared a string with a whole number; convert one with `| int`, `| string` or `| bool`
                      1 | text: '{{ result.stdout == n }}'
                        |           ^^^^^^"""),
            new Scene("text: '{{ name | int }}'", """
                    demo.yml:1:18: `int` is applied to `web1`, wanted a whole number; `int(0)` would give 0 then
                      1 | text: '{{ name | int }}'
                        |                  ^^^"""),
            new Scene("text: '{{ [] | first }}'", """
                    demo.yml:1:16: `first` is applied to an empty list; `| default(…)` says what to take then
                      1 | text: '{{ [] | first }}'
                        |                ^^^^^"""),
            new Scene("text: '{{ n.split() }}'", """
                    demo.yml:1:13: `split()` is not known for a whole number; filters do more
                      1 | text: '{{ n.split() }}'
                        |             ^^^^^"""),
            new Scene("text: '{% for x in n %}{% endfor %}'", """
                    demo.yml:1:20: `for` goes through a whole number, wanted a list
                      1 | text: '{% for x in n %}{% endfor %}'
                        |                    ^"""),
            new Scene("text: '{% if name %}{{ nmae }}{% endif %}'", """
                    demo.yml:1:24: `nmae` is not defined; did you mean `name`?
                      1 | text: '{% if name %}{{ nmae }}{% endif %}'
                        |                        ^^^^"""));

    private static final List<Scene> CONDITIONS = List.of(
            new Scene("when: result.stdout", """
                    demo.yml:1:7: the condition is a string, wanted true or false; compare it with something, or write `| bool`
                      1 | when: result.stdout
                        |       ^^^^^^"""),
            new Scene("when: n == 7 and not xs", """
                    demo.yml:1:22: the condition is a list, wanted true or false; compare its length, for instance `| length > 0`
                      1 | when: n == 7 and not xs
                        |                      ^^"""),
            new Scene("when: result.rc", """
                    demo.yml:1:7: the condition is a whole number (0), wanted true or false; compare it with something, for instance `== 0`
                      1 | when: result.rc
                        |       ^^^^^^"""),
            new Scene("when: '{{ n == 7 }}'", """
                    demo.yml:1:7: this is an expression already; leave the `{{ }}` out
                      1 | when: '{{ n == 7 }}'
                        |       ^^^^^^^^^^^^^^"""),
            new Scene("when: 7", """
                    demo.yml:1:7: a condition is a whole number, wanted an expression
                      1 | when: 7
                        |       ^"""),
            new Scene("when: [n == 7, { a: 1 }]", """
                    demo.yml:1:16: a condition is a map, wanted an expression
                      1 | when: [n == 7, { a: 1 }]
                        |                ^"""),
            new Scene("when:\n  - n == 7\n  - nmae == 'x'\n", """
                    demo.yml:3:5: `nmae` is not defined; did you mean `name`?
                      3 |   - nmae == 'x'
                        |     ^^^^"""),
            new Scene("when: n = 7", """
                    demo.yml:1:9: unexpected `=` in the expression
                      1 | when: n = 7
                        |         ^"""),
            new Scene("when: n == 7 &&  n == 8", """
                    demo.yml:1:14: unexpected `&`; write `and`
                      1 | when: n == 7 &&  n == 8
                        |              ^"""));

    private static final List<Scene> SCRIPTS =
            List.of(new Scene("shell: '{{ name }}'", """
                    demo.yml:1:9: the whole script is one variable, which would be quoted; write `{{ … | raw }}` to run what it holds
                      1 | shell: '{{ name }}'
                        |         ^^^^^^^^^^"""), new Scene("shell: |\n  x=`id -u {{ name }}`\n", """
                    demo.yml:2:15: a variable stands in backticks; write `$(…)` instead
                      2 |   x=`id -u {{ name }}`
                        |               ^^^^"""));

    @TestFactory
    Stream<DynamicTest> ofTemplates() {
        return scenes(TEMPLATES, (node, problems) -> {
            Template template = Template.compile((Node.Scalar) node, problems);
            return () -> template.render(SCOPE);
        });
    }

    @TestFactory
    Stream<DynamicTest> ofConditions() {
        return scenes(CONDITIONS, (node, problems) -> {
            Condition condition = Condition.compile(node, problems);
            return () -> condition.holds(SCOPE);
        });
    }

    @TestFactory
    Stream<DynamicTest> ofScripts() {
        return scenes(SCRIPTS, (node, problems) -> {
            Template script = Template.compileShell((Node.Scalar) node, problems);
            return () -> script.renderShell(SCOPE);
        });
    }

    private interface Compilation {
        Runnable compile(Node node, Problems problems);
    }

    private static Stream<DynamicTest> scenes(List<Scene> scenes, Compilation compilation) {
        return scenes.stream()
                .map(scene -> DynamicTest.dynamicTest(
                        scene.yaml(),
                        () -> assertThat(message(scene.yaml(), compilation)).isEqualTo(scene.message())));
    }

    private static String message(String yaml, Compilation compilation) {
        Problems problems = new Problems();
        Node node = ((Node.Mapping) Written.yaml(yaml)).entries().get(0).value();
        Runnable evaluation = compilation.compile(node, problems);
        if (!problems.isEmpty()) {
            return Written.describe(problems);
        }
        try {
            evaluation.run();
            return "";
        } catch (Unrenderable e) {
            return e.problem().describe();
        }
    }
}
