package dev.runbook.inventory;

import static dev.runbook.inventory.Inventories.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runbook.source.InvalidSource;
import dev.runbook.source.Problems;
import dev.runbook.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostPatternTest {

    private static final Inventory INVENTORY = Inventories.ini("""
            [web]
            web01
            web02
            web03
            [db]
            db1.lan
            web03
            [empty]
            """);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "all | web01 web02 web03 db1.lan",
                "* | web01 web02 web03 db1.lan",
                "web | web01 web02 web03",
                "db:web | db1.lan web03 web01 web02",
                "web:&db | web03",
                "web:!db | web01 web02",
                "!db:web | web01 web02",
                "!web | db1.lan",
                "&db | web03 db1.lan",
                "web[0] | web01",
                "web[-1] | web03",
                "web[0:1] | web01 web02",
                "web[1:] | web02 web03",
                "web[1:99] | web02 web03",
                "web[0],web[2] | web01 web03",
                "web0? | web01 web02 web03",
                "web0[!1] | web02 web03",
                "*[0] | web01",
                "*.lan | db1.lan",
                "db1.lan | db1.lan",
                "~web0[12] | web01 web02",
                "~[wd]e?b0?1 | web01 db1.lan",
                "~eb | ''",
                "localhost | localhost",
                "web[5:9] | ''",
                "empty | ''",
                "empty[0] | ''",
                "nothing* | ''"
            })
    void selects(String pattern, String hosts) {
        assertThat(String.join(" ", names(parse(pattern).select(INVENTORY))))
                .isEqualTo(hosts.equals("''") ? "" : hosts);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "wbe | pattern:1:1: unknown host or group `wbe`; did you mean `web`?",
                "web:!web4 | pattern:1:5: unknown host or group `web4`; did you mean `web`?",
                "xyz0[12] | pattern:1:1: unknown host or group `xyz0`; `[12]` counts its hosts, to match names write `~xyz0[12]$`",
                "web[3] | pattern:1:1: `web[3]` counts beyond the 3 hosts of `web`",
                "web[-4] | pattern:1:1: `web[-4]` counts beyond the 3 hosts of `web`",
                "~web( | pattern:1:1: `~web(` is no pattern"
            })
    void refusesWhatTheInventoryDoesNotKnow(String pattern, String message) {
        assertThatThrownBy(() -> parse(pattern).select(INVENTORY))
                .isInstanceOf(InvalidSource.class)
                .message()
                .startsWith(message.replace("\\\\", "\\"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "EMPTY | the pattern `` names no host or group; write `all` for every host",
                ", | the pattern `,` names no host or group; write `all` for every host",
                ": | the pattern `:` names no host or group; write `all` for every host",
                "[ | `[` has a bracket without its partner; write `all` for every host",
                "web[0 | `web[0` has a bracket without its partner; write `all` for every host",
                "web:! | `!` needs a host or group behind it",
                "& | `&` needs a host or group behind it",
                "~ | `~` needs a host or group behind it"
            })
    void refusesWhatSaysNothing(String pattern, String message) {
        Problems problems = new Problems();
        HostPattern parsed = parse(pattern.equals("EMPTY") ? "" : pattern, problems);
        assertThat(problems.inOrder()).singleElement().extracting("message").isEqualTo(message);
        assertThat(parsed.select(INVENTORY)).isEmpty();
    }

    @Test
    void anEmptySelectionIsRefusedWhereSomeHostIsWanted() {
        Problems problems = new Problems();
        assertThat(parse("web:&empty").selectSome(INVENTORY, problems)).isEmpty();
        assertThat(Inventories.describe(problems.inOrder())).isEqualTo("""
                pattern:1:1: `web:&empty` selects no host
                  1 | web:&empty
                    | ^^^^^^^^^^
                """);
    }

    @Test
    void aLimitKeepsTheOrderOfTheSelection() throws IOException {
        Files.writeString(folder.resolve("some"), "web03\r\n\n# web01\nweb02\n");
        Problems problems = new Problems();
        assertThat(names(limit("@some", problems).apply(INVENTORY.hosts("web"), INVENTORY, problems)))
                .containsExactly("web02", "web03");
        assertThat(names(limit("db:!db1.lan", problems).apply(INVENTORY.hosts("web"), INVENTORY, problems)))
                .containsExactly("web03");
        assertThat(Limit.none().apply(INVENTORY.hosts(), INVENTORY, problems)).isEqualTo(INVENTORY.hosts());
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void aLimitThatSaysNothingOrCannotBeReadIsRefused() throws IOException {
        Files.writeString(folder.resolve("none"), "# nobody\n");
        Problems problems = new Problems();
        assertThat(limit("@none", problems).apply(INVENTORY.hosts(), INVENTORY, problems))
                .isEmpty();
        assertThat(limit("@nowhere", problems).apply(INVENTORY.hosts(), INVENTORY, problems))
                .isEmpty();
        assertThat(limit("wbe", problems).apply(INVENTORY.hosts(), INVENTORY, problems))
                .isEmpty();
        assertThat(problems.inOrder().stream().map(problem -> problem.message().replace(folder.toString(), ".")))
                .isEqualTo(List.of(
                        "`./none` names no host or group; write one a line",
                        "unknown host or group `wbe`; did you mean `web`?",
                        "`./nowhere` does not exist"));
    }

    private Limit limit(String text, Problems problems) {
        return Limit.parse(new SourceFile("limit", text).at(1, 1, text.length()), text, folder, problems);
    }

    private static HostPattern parse(String text) {
        Problems problems = new Problems();
        HostPattern pattern = parse(text, problems);
        problems.throwIfAny();
        return pattern;
    }

    private static HostPattern parse(String text, Problems problems) {
        return HostPattern.parse(new SourceFile("pattern", text).at(1, 1, text.length()), text, problems);
    }
}
