package dev.runbook.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CksumTest {

    @TempDir
    private Path folder;

    @Test
    void isWhatHostsCompute() throws IOException {
        for (int length : new int[] {0, 1, 255, 256, 70_000}) {
            byte[] bytes = new byte[length];
            new Random(length).nextBytes(bytes);
            Path file = Files.write(folder.resolve("bytes"), bytes);
            Process cksum =
                    new ProcessBuilder("cksum").redirectInput(file.toFile()).start();
            String said = new String(cksum.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(said).startsWith(Cksum.of(bytes) + " " + length);
        }
    }
}
