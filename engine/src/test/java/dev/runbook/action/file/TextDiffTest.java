package dev.runbook.action.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextDiffTest {

    @TempDir
    Path dir;

    /** diff may choose other lines of the same number, so patch is the judge: it must make one file of the other. */
    @Test
    void leadsFromOneTextToTheOther() throws Exception {
        Random random = new Random(20260101);
        for (int round = 0; round < 20; round++) {
            String before = text(random);
            String after = text(random);
            Files.writeString(dir.resolve("f"), before);
            List<String> diff = TextDiff.of("f", before.getBytes(UTF_8), after.getBytes(UTF_8))
                    .orElseThrow();
            if (!before.equals(after)) {
                patch(String.join("\n", diff) + "\n");
            }
            assertThat(Files.readString(dir.resolve("f"))).as("%s", diff).isEqualTo(after);
        }
    }

    @Test
    void isEmptyForEqualTexts() {
        assertThat(TextDiff.of("f", "a\n".getBytes(UTF_8), "a\n".getBytes(UTF_8)))
                .hasValue(List.of());
    }

    @Test
    void refusesWhatIsNoTextOrTooLong() {
        byte[] longest = "x".repeat(TextDiff.LONGEST + 1).getBytes(UTF_8);

        assertThat(TextDiff.creating("f", new byte[] {'a', 0})).isEmpty();
        assertThat(TextDiff.creating("f", new byte[] {(byte) 0xff})).isEmpty();
        assertThat(TextDiff.creating("f", longest)).isEmpty();
    }

    @Test
    void givesUpWhereThousandsOfLinesDiffer() {
        byte[] before = numbered("a", 5_000);
        byte[] after = numbered("b", 5_000);

        assertThat(TextDiff.of("f", before, after)).isEmpty();
        assertThat(TextDiff.of("f", before, numbered("a", 4_999)).orElseThrow()).contains("-a4999");
    }

    private static byte[] numbered(String word, int lines) {
        return IntStream.range(0, lines)
                .mapToObj(line -> word + line + "\n")
                .collect(Collectors.joining())
                .getBytes(UTF_8);
    }

    private void patch(String diff) throws Exception {
        Process patch = new ProcessBuilder("patch", "-s", "f")
                .directory(dir.toFile())
                .redirectErrorStream(true)
                .start();
        patch.getOutputStream().write(diff.getBytes(UTF_8));
        patch.getOutputStream().close();
        String said = new String(patch.getInputStream().readAllBytes(), UTF_8);
        assertThat(patch.waitFor()).as(said + diff).isZero();
    }

    private static String text(Random random) {
        String lines = IntStream.range(0, random.nextInt(12))
                .mapToObj(line -> String.valueOf((char) ('a' + random.nextInt(4))))
                .collect(Collectors.joining("\n"));
        return lines.isEmpty() || random.nextBoolean() ? lines : lines + "\n";
    }
}
