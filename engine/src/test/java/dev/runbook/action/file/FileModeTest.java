package dev.runbook.action.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileModeTest {

    @TempDir
    Path dir;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0644            | 0600 | 0644
                    644             | 0600 | 0644
                    0o755           | 0600 | 0755
                    4755            | 0600 | 4755
                    0               | 0600 | 0000
                    u+x             | 0644 | 0744
                    +x              | 0644 | 0755
                    go-rwx          | 0755 | 0700
                    u=rw,g=r,o=     | 0777 | 0640
                    a=rX            | 0711 | 0555
                    a=rX            | 0600 | 0444
                    ug+s            | 0755 | 6755
                    +t              | 0777 | 1777
                    u=rwx-w         | 0000 | 0500
                    o=              | 1777 | 0770
                    """)
    void isWhatChmodMakesOfIt(String mode, String before, String after) throws Exception {
        int start = Integer.parseInt(before, 8);

        assertThat(FileMode.octal(FileMode.parse(mode).orElseThrow().appliedTo(start, false)))
                .isEqualTo(after);
        assertThat(chmod(before, FileMode.parse(mode).orElseThrow().shell())).isEqualTo(after);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0888", "rwxr-xr-x", "77777", "u+y", "u+x,", "a b", "+x;reboot", "u"})
    void refusesWhatIsNoMode(String text) {
        assertThat(FileMode.parse(text)).isEmpty();
    }

    /** The host's own chmod is the judge. */
    private String chmod(String before, String mode) throws IOException, InterruptedException {
        Path file = Files.writeString(dir.resolve("file"), "");
        String script = "chmod \"$1\" \"$3\" && chmod -- \"$2\" \"$3\" && stat -c %a \"$3\"";
        Process process = new ProcessBuilder("sh", "-c", script, "sh", before, mode, file.toString()).start();
        process.waitFor(10, TimeUnit.SECONDS);
        String octal = new String(process.getInputStream().readAllBytes()).strip();
        return "0".repeat(4 - octal.length()) + octal;
    }
}
