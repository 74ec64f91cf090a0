package dev.runbook.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runbook.source.InvalidSource;
import dev.runbook.source.Problems;
import dev.runbook.value.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a variable holds reaches the command unharmed: proven with the shells of this machine. */
class ShellQuotingTest {

    /** A script that prints x, and what it prints behind it. */
    private record Place(String script, String suffix) {
        Place(String script) {
            this(script, "");
        }

        boolean isHereDocument() {
            return script.contains("\n{{ x }}");
        }
    }

    private static final List<Place> PLACES = List.of(
            new Place("printf '%s' {{ x }}"),
            new Place("printf '%s' '{{ x }}'"),
            new Place("printf '%s' \"{{ x }}\""),
            new Place("printf '%s' \"\"'{{ x }}'\"\""),
            new Place("printf '%s' \"$(printf '%s.' {{ x }})\"", "."),
            new Place("printf '%s' \"$(printf '%s.' \"{{ x }}\")\"", "."),
            new Place("printf '%s' \"$(printf '%s.' \"$(printf '%s.' '{{ x }}')\")\"", ".."),
            new Place("printf '%s' $(true)'{{ x }}'"),
            new Place("y={{ x }}; printf '%s' \"$y\""),
            new Place("y=\"{{ x }}\"\nprintf '%s' \"$y\""),
            new Place("(printf '%s' {{ x }})"),
            new Place("{ printf '%s' {{ x }}; }"),
            new Place("if true; then printf '%s' {{ x }}; fi"),
            new Place("f() { printf '%s' \"$1\"; }; f {{ x }}"),
            new Place("printf '%s' {{ x }}>&1"),
            new Place("# it's a \"comment {{ x }}\nprintf '%s' {{ x }}"),
            new Place("true # it's (\nprintf '%s' {{ x }}"),
            new Place("echo a#b'c#' >/dev/null; printf '%s' {{ x }}"),
            new Place("printf '%s' ${unset:-{{ x }}}.", "."),
            new Place("printf '%s' ${unset:+'}'}{{ x }}"),
            new Place("printf '%s' \"${unset:-\"}\"}\" >/dev/null; printf '%s' {{ x }}"),
            new Place("printf '%s' \"$(echo \"it's\" >/dev/null)\"{{ x }}"),
            new Place("echo \"$((1 + (2 * 3)))\" $((1<<2)) >/dev/null; printf '%s' \"{{ x }}\""),
            new Place("case a in a) printf '%s' {{ x }};; esac"),
            new Place("echo \\' >/dev/null; printf '%s' {{ x }}"),
            new Place("echo \"\\\"\" >/dev/null; printf '%s' {{ x }}"),
            new Place("echo `echo \"it's\"` >/dev/null; printf '%s' {{ x }}"),
            new Place("echo ${#HOME} $# $$ >/dev/null; printf '%s' {{ x }}"),
            new Place("v=; printf '%s' $v{{ x }}"),
            new Place("v=; printf '%s' \"$v{{ x }}\""),
            new Place("printf '%s' \\\n  {{ x }}"),
            new Place("cat <<EOF >/dev/null\nit's \"$HOME\n(EOF\nEOF\nprintf '%s' {{ x }}"),
            new Place("cat <<'E F' >/dev/null\nit's \"$HOME\nE F\nprintf '%s' \"{{ x }}\""),
            new Place("cat <<-\\EOF >/dev/null\n\tit's\n\tEOF\nprintf '%s' '{{ x }}'"),
            new Place("cat <<A >/dev/null; cat <<B >/dev/null\nit's\nA\nit's\nB\nprintf '%s' {{ x }}"),
            new Place("cat <<EOF\n{{ x }}.\nEOF\n", ".\n"),
            new Place("cat <<EOF\n$(printf '%s.' {{ x }})\nEOF\n", ".\n"),
            new Place("cat <<'EOF'\n{{ x }}.\nEOF\n", ".\n"),
            new Place("sh -c {{ \"printf '%s' \" ~ (x | quote) }}"),
            new Place("sh -c \"printf '%s' {{ x | quote }}\""),
            new Place("sh -c 'printf \"%s\" {{ x | quote }}'"),
            new Place("printf '%s' {{ x | quote }}"),
            new Place("{% if true %}printf '%s' {{ x }}{% endif %}"),
            new Place("{% for y in [x] %}printf '%s' '{{ y }}'{% endfor %}"));

    private static final List<String> EVIL = List.of(
            "",
            " ",
            "a b",
            "it's",
            "''",
            "\"",
            "\\",
            "\\\\",
            "\\'",
            "$HOME",
            "$(touch /tmp/pwned)",
            "`id`",
            "${x}",
            "$",
            "$$",
            "!!",
            "-n",
            "--help",
            "-",
            "*",
            "?",
            "[a-z]",
            "~",
            "~root",
            "#",
            "# no comment",
            "a;b",
            "a&b",
            "a|b",
            "a>b",
            "a<b",
            "(a)",
            "{a,b}",
            "a=b",
            "FOO=bar",
            "if",
            "done",
            "a\nb",
            "\n",
            "a\n",
            "\na",
            "a\n\nb\n\n",
            "\t",
            "a\tb",
            "a\rb",
            "\u0001\u001b[31m",
            "é ü 漢字 🎉",
            "\u00a0",
            "\u2028",
            "%s %d %%",
            "\\n\\t",
            "EOF",
            "a\\",
            "a'b\"c`d$e\\f");

    static Stream<List<String>> shells() {
        return Stream.of(List.of("/bin/sh"), List.of("/bin/bash"), List.of("/bin/busybox", "sh"))
                .filter(command -> Files.isExecutable(Path.of(command.get(0))));
    }

    @TestFactory
    Stream<DynamicTest> everyEvilTextArrives() {
        return shells().flatMap(shell -> PLACES.stream()
                .map(place -> DynamicTest.dynamicTest(
                        shell + ": " + place.script(), () -> assertArrives(shell, place, EVIL))));
    }

    /** -Drunbook.seed repeats a run, -Drunbook.rounds lengthens it. */
    @TestFactory
    List<DynamicTest> anyTextArrives() {
        long seed = Long.getLong("runbook.seed", System.nanoTime());
        Random random = new Random(seed);
        int rounds = Integer.getInteger("runbook.rounds", 25);
        return PLACES.stream()
                .map(place -> DynamicTest.dynamicTest("seed " + seed + ": " + place.script(), () -> {
                    List<String> texts =
                            Stream.generate(() -> anyText(random)).limit(rounds).toList();
                    assertArrives(List.of("/bin/sh"), place, texts);
                }))
                .toList();
    }

    private static String anyText(Random random) {
        String alphabet = "'\"\\$`(){}[]<>|&;#*?!~=-+%@^ \t\n\rabEOF01é漢/.,:";
        return random.ints(random.nextInt(12), 0, alphabet.length())
                .mapToObj(i -> String.valueOf(alphabet.charAt(i)))
                .collect(Collectors.joining());
    }

    /** One shell runs the place with all texts, each followed by a mark that no text holds. */
    private static void assertArrives(List<String> shell, Place place, List<String> texts) throws Exception {
        List<String> possible = texts.stream()
                .filter(text -> !place.isHereDocument() || text.lines().noneMatch(ShellQuotingTest::isRefused))
                .toList();
        String script = possible.stream()
                .map(text -> shell(place.script(), text) + "\nprintf '\\036'\n")
                .collect(Collectors.joining());
        List<String> arrived = List.of(run(shell, script).split("\u001e", -1));
        List<String> expected =
                possible.stream().map(text -> text + place.suffix()).toList();
        assertThat(arrived.subList(0, arrived.size() - 1)).isEqualTo(expected);
    }

    private static boolean isRefused(String line) {
        return line.equals("EOF") || line.matches("(?:E|EO|EOF)[^\\p{ASCII}].*");
    }

    private static String shell(String script, String x) {
        return shell(script, Map.of("x", Value.of(x)));
    }

    private static String shell(String script, Map<String, Value> values) {
        Problems problems = new Problems();
        Template template = Template.compileShell(Written.text(script), problems);
        problems.throwIfAny();
        return template.renderShell(Variables.empty().withValues(values));
    }

    private static String run(List<String> shell, String script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Stream.concat(shell.stream(), Stream.of("-s")).toList())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Thread writer = new Thread(() -> {
            try (OutputStream stdin = process.getOutputStream()) {
                stdin.write(script.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        writer.start();
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        process.getInputStream().transferTo(output);
        process.waitFor();
        writer.join();
        return output.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '\u0000', textBlock = """
                    ls {{ list }} => ls a 'b c' ''
                    ls "{{ list }}" => ls "a b c "
                    ls {{ none_ }}x => ls x
                    ls --dir={{ text }} => ls --dir='a b'
                    {{ assign }} ls => 'A=b' ls
                    env {{ assign }} ls => env 'A=b' ls
                    {{ word }} x => 'if' x
                    kill -{{ n }} 1 => kill -9 1
                    echo {{ n }}>f => echo \\9>f
                    echo {{ n }} >f => echo 9 >f
                    echo $(( {{ n }} + 1 )) => echo $(( 9 + 1 ))
                    echo {{ map }} => echo '{"a": "b c"}'
                    echo {{ yes_ }} {{ text | raw }} => echo true a b
                    echo {{ nothing }} => echo ''
                    echo "$n{{ n }}" => echo "$n""9"
                    {{ text | raw }} => a b
                    {{ text | upper | quote }} x => 'A B' x
                    docker ps {% raw %}--format '{{.Names}}'{% endraw %} {{ n }} => docker ps --format '{{.Names}}' 9
                    """)
    void reads(String template, String script) {
        Map<String, Value> values = Map.of(
                "list", Value.texts(List.of("a", "b c", "")),
                "none_", Value.list(List.of()),
                "text", Value.of("a b"),
                "assign", Value.of("A=b"),
                "word", Value.of("if"),
                "n", Value.of(9),
                "map", Value.map(Map.of("a", Value.of("b c"))),
                "yes_", Value.TRUE,
                "nothing", Value.NOTHING);
        assertThat(shell(template, values)).isEqualTo(script);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '\u0000', textBlock = """
                    echo `id {{ x }}` => in backticks; write `$(…)` instead
                    echo $'{{ x }}' => in `$'…'`; write `'…'` instead
                    echo "${y:-{{ x }}}" => in `"${…}"`; set a shell variable first
                    echo ${{ x }} => behind `$`; write `| raw` if it names a shell variable
                    echo \\{{ x }} => behind a backslash; it is quoted anyway, leave the backslash out
                    cat <<{{ x }} => as the delimiter of a here-document; write it out
                    x=$(( '1' )); echo {{ x }} => behind quotes in `((…))`; set a shell variable before that
                    echo "${y#'}'}" {{ x }} => behind a single quote in `"${…}"`; set a shell variable before that
                    echo "$(case $y in a) echo {{ x }};; esac)" => behind a `case` in `$(…)`; set a shell variable before that
                    """)
    void refusesWhereNoQuotingHelps(String template, String where) {
        assertThatThrownBy(() -> shell(template, "a b"))
                .isInstanceOf(InvalidSource.class)
                .hasMessageContaining("a variable stands " + where);
        assertThatThrownBy(() -> shell("{% if true %}" + template + "{% endif %}", "a b"))
                .isInstanceOf(Unrenderable.class)
                .hasMessage("a variable stands " + where);
    }

    @Test
    void refusesTextInArithmetic() {
        assertThatThrownBy(() -> shell("echo $((1 + {{ x }}))", "a[$(id)]"))
                .hasMessage("`a[$(id)]` stands in `$((…))`, wanted a whole number");
    }

    @Test
    void refusesAValueThatWouldEndTheHereDocument() {
        assertThatThrownBy(() -> shell("cat <<'EOF'\n{{ x }}\nEOF\n", "a\nEOF\nrm -rf /"))
                .hasMessage(
                        "a line of the value is `EOF`, which would end the here-document; choose another delimiter");
    }

    /** With {@code cat <<EOF}, dash makes {@code Eé} an {@code E} and half a character. */
    @Test
    void refusesAValueThatDashWouldSpoil() {
        assertThatThrownBy(() -> shell("cat <<EOF\nE{{ x }}\nEOF\n", "é"))
                .hasMessageContaining("starts like `EOF`, and dash would spoil");
        assertThat(shell("cat <<EOF\n{{ x }}\nEOF\n", "é Eé")).isEqualTo("cat <<EOF\né Eé\nEOF\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{ x }}", " {{ x }}\n", "{{ x | quote }}", "{{ x | default('ls') }}"})
    void refusesAScriptThatIsOneVariable(String script) {
        Problems problems = new Problems();
        Template.compileShell(Written.text(script), problems);
        assertThat(Written.describe(problems))
                .contains("the whole script is one variable, which would be quoted; write `{{ … | raw }}`");
    }
}
