package dev.runbook.lab.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nothing of a lab outlives it, however it ends. */
@Timeout(60)
class KeeperTest {

    @TempDir
    private Path parent;

    private Path directory;
    private Process lab;
    private List<ProcessHandle> left;

    @BeforeEach
    void start() throws IOException {
        directory = Files.createDirectory(parent.resolve("lab"));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        lab = new ProcessBuilder(
                        java.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DoomedLab.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader words = lab.inputReader();
        assertThat(words.readLine()).isEqualTo("running");
        left = Stream.of("one", "two", "three").map(this::process).toList();
        assertThat(left).allMatch(ProcessHandle::isAlive);
    }

    @AfterEach
    void stop() {
        lab.destroyForcibly();
        left.forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void nothingIsLeftWhenItEndsByItself() throws Exception {
        lab.getOutputStream().write('e');
        lab.getOutputStream().close();
        assertThat(lab.waitFor()).isZero();
        assertThat(directory).doesNotExist();
        awaitNothing();
    }

    @Test
    void nothingIsLeftWhenItIsKilled() throws Exception {
        lab.destroyForcibly();
        awaitNothing();
    }

    @Test
    void nothingIsLeftWhenItIsTerminated() throws Exception {
        lab.destroy();
        awaitNothing();
    }

    @Test
    void whatSomebodyElsePutThereStays() throws Exception {
        Path mine = Files.writeString(directory.resolve("mine"), "keep this\n");
        ProcessHandle keeper = keeper();
        lab.destroyForcibly();
        keeper.onExit().join();
        assertThat(mine).hasContent("keep this\n");
        assertThat(directory).isDirectoryNotContaining(file -> !file.equals(mine));
        assertThat(left).noneMatch(ProcessHandle::isAlive);
    }

    /** Even if it is killed in this very moment, of which the lab knows nothing yet. */
    @RepeatedTest(5)
    void aKeeperThatWasKilledIsReplaced() throws Exception {
        ProcessHandle keeper = keeper();
        keeper.destroyForcibly();
        lab.getOutputStream().write('e');
        lab.getOutputStream().close();
        assertThat(lab.waitFor()).isZero();
        awaitNothing();
    }

    private ProcessHandle keeper() {
        List<ProcessHandle> keepers = lab.children()
                .filter(child -> child.info().commandLine().orElse("").contains("runbook-lab-keeper"))
                .toList();
        assertThat(keepers).hasSize(1);
        return keepers.get(0);
    }

    /** Until the test's time is over. */
    private void awaitNothing() throws InterruptedException {
        while (left.stream().anyMatch(ProcessHandle::isAlive) || Files.exists(directory)) {
            Thread.sleep(20);
        }
    }

    private ProcessHandle process(String file) {
        try {
            String pid = Files.readString(directory.resolve("hosts/app1/home").resolve(file));
            return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
