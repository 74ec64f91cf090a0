package dev.runbook.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runbook.source.InvalidSource;
import dev.runbook.source.Problems;
import dev.runbook.source.SourceFile;
import dev.runbook.value.Value;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates that try to get at Java, to run for ever or to fill the memory. */
class HostileTemplateTest {

    private static final Variables SCOPE = Written.variables("{ name: web1, n: 7, xs: [1, 2], map: { a: 1 } }");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name.class",
                "name.getClass()",
                "name.getClass().forName('java.lang.Runtime')",
                "name.bytes",
                "name.length()",
                "map.entrySet()",
                "map.class",
                "xs.stream()",
                "n.class",
                "(1).getClass()",
                "''.class",
                "[].getClass()",
                "{}.getClass()",
                "true.class",
                "none.class",
                "range(1).class",
                "template",
                "_context",
                "locale",
                "template.name",
                "_context.template.engine",
                "self",
                "loop",
                "x.__class__",
                "name.__class__.__mro__",
                "parent()",
                "block('x')",
                "max(1, 2)",
                "i18n('x')"
            })
    void nothingOfJavaCanBeReached(String expression) {
        assertThatThrownBy(() -> Written.evaluate(expression, SCOPE))
                .isInstanceOfAny(Unrenderable.class, InvalidSource.class);
    }

    static Stream<String> bombs() {
        String loops = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}";
        String doubling = "{% set s = 'xxxxxxxx' %}" + "{% set s = s ~ s %}".repeat(40) + "{{ s | length }}";
        String lists = "{% set s = [1] %}" + "{% set s = s + s %}".repeat(40) + "{{ s | length }}";
        String text = "{% for a in range(100000) %}" + "x".repeat(1000) + "{% endfor %}";
        return Stream.of(
                loops,
                doubling,
                lists,
                text,
                "{{ range(1000000000) }}",
                "{{ range(0, 10, 0) }}",
                "{{ range(9223372036854775807 // 10 * 10, -1, -1) }}",
                "{{ 9 ** 99 }}",
                "{{ 2 ** 999999999999 }}",
                "{{ '%999999999d' | format(1) }}",
                "{{ ('x' * 3) }}",
                "{{ '" + "a".repeat(60) + "!' | regex_replace('(.*a){25}b', '') }}",
                "{{ '" + "a".repeat(60) + "!' is match('(a+){10}b') }}",
                "{{ 'aaaa' | replace('', 'x') | replace('x', '" + "y".repeat(5000) + "') | replace('y', '"
                        + "z".repeat(5000) + "') }}");
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void bombsAreDefused(String template) {
        assertThatThrownBy(() -> Written.render(template, SCOPE))
                .isInstanceOfAny(Unrenderable.class, InvalidSource.class);
    }

    static Stream<String> deep() {
        return Stream.of(
                "(".repeat(10_000) + "1" + ")".repeat(10_000),
                "[".repeat(10_000),
                "not ".repeat(10_000) + "true",
                "- ".repeat(10_000) + "1",
                "1" + " + 1".repeat(10_000),
                "1" + " if true else 1".repeat(10_000),
                "1" + " | abs".repeat(10_000),
                "a" + ".a".repeat(10_000));
    }

    @ParameterizedTest
    @MethodSource("deep")
    void depthIsRefused(String expression) {
        assertThatThrownBy(() -> Written.evaluate(expression, SCOPE)).isInstanceOf(InvalidSource.class);
    }

    static Stream<String> manyWords() {
        return Stream.of(
                "not ".repeat(998) + "true",
                "- ".repeat(998) + "1",
                "1" + " + 1".repeat(499),
                "1" + " if true else 1".repeat(249),
                "n" + " | abs".repeat(499),
                "true" + " and true".repeat(499));
    }

    @ParameterizedTest
    @MethodSource("manyWords")
    void longIsStillFine(String expression) {
        assertThat(Written.evaluate(expression, SCOPE)).isNotNull();
    }

    @Test
    void deepTagsAreRefused() {
        Problems problems = new Problems();
        TemplateFile.compile(new SourceFile("x", "{% if true %}".repeat(10_000)), problems);
        assertThat(Written.describe(problems)).contains("tags are nested more than 50 levels deep");
    }

    @Test
    void aHugeTextIsFilledIn() {
        String text = "x".repeat(5_000_000);
        assertThat(Written.render("{{ name }}" + text + "{{ n }}", SCOPE)).isEqualTo(Value.of("web1" + text + "7"));
    }

    @Test
    void manyExpressionsAreFilledIn() {
        assertThat(Written.render("{{ n }} ".repeat(20_000), SCOPE).text()).hasSize(40_000);
    }

    /** Whatever people type, it compiles or is a problem with a place; nothing else is ever thrown. */
    @Test
    void nonsenseIsAProblem() {
        long seed = Long.getLong("runbook.seed", System.nanoTime());
        Random random = new Random(seed);
        String[] words = {
            "{{",
            "}}",
            "{%",
            "%}",
            "{#",
            "#}",
            "if",
            "else",
            "elif",
            "endif",
            "for",
            "in",
            "endfor",
            "set",
            "raw",
            "endraw",
            "not",
            "is",
            "and",
            "or",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            ",",
            ":",
            ".",
            "|",
            "?",
            "=",
            "==",
            "+",
            "-",
            "*",
            "/",
            "//",
            "**",
            "%",
            "~",
            "<",
            "1",
            "2.5",
            "99999999999999999999",
            "'a'",
            "\"b\"",
            "'",
            "\"",
            "\\",
            "name",
            "xs",
            "map",
            "missing",
            "default",
            "first",
            "map",
            "defined",
            "none",
            "true",
            "loop",
            "range",
            "\n",
            " ",
            "é",
            "🎉",
            "-%}",
            "{{-",
            "#",
            "$",
            "@",
            "random",
            "items",
            "join",
            "0",
            "select",
            "length",
            "sort",
            "version",
            "combine"
        };
        for (int round = 0; round < Integer.getInteger("runbook.rounds", 100) * 50; round++) {
            String text = IntStream.range(0, 1 + random.nextInt(14))
                    .mapToObj(i -> words[random.nextInt(words.length)] + (random.nextBoolean() ? " " : ""))
                    .collect(Collectors.joining());
            assertOnlyProblems(seed, "{{ " + text + " }}");
            assertOnlyProblems(seed, text);
        }
    }

    private static void assertOnlyProblems(long seed, String text) {
        try {
            Written.render(text, SCOPE);
        } catch (InvalidSource e) {
            assertThat(e.problems()).allMatch(problem -> problem.where().isPresent());
        } catch (Unrenderable e) {
            assertThat(e.problem().where()).isPresent();
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("seed " + seed + ": " + text, e);
        }
    }
}
