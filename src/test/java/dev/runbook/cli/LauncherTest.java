package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/runbook} starts the jar beside it, the second time from what Java had loaded the first time. */
class LauncherTest {

    private static final String CLASS = Echo.class.getName().replace('.', '/') + ".class";

    @TempDir
    Path folder;

    private record Ended(int exit, String output) {}

    @BeforeEach
    void layOut() throws IOException {
        Files.createDirectory(folder.resolve("bin"));
        Files.copy(Path.of("..", "bin", "runbook"), folder.resolve("bin/runbook"));
        writeJar();
    }

    private void writeJar() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Echo.class.getName());
        try (OutputStream file = Files.newOutputStream(folder.resolve("runbook.jar"));
                JarOutputStream jar = new JarOutputStream(file, manifest);
                InputStream bytes = Echo.class.getResourceAsStream("/" + CLASS)) {
            jar.putNextEntry(new JarEntry(CLASS));
            bytes.transferTo(jar);
        }
    }

    @Test
    void wordsAndExitCodePassThroughUnchanged() throws Exception {
        assertThat(start(Map.of(), "fail", "a b", "$(id)")).isEqualTo(new Ended(3, "fail|a b|$(id)\n"));
    }

    @Test
    void theSecondStartUsesWhatTheFirstHasKept() throws Exception {
        start(Map.of());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("cache/runbook"))))
                .isEqualTo("rwx------");
        assertThat(kept()).singleElement().asString().endsWith(".jsa");
        String loaded = start(Map.of("JAVA_TOOL_OPTIONS", "-Xlog:class+load")).output();
        assertThat(loaded).containsPattern(Echo.class.getName() + " source: shared objects file \\(top\\)");
    }

    @Test
    void anotherJarHasAnArchiveOfItsOwn() throws Exception {
        start(Map.of());
        Files.delete(folder.resolve("runbook.jar"));
        writeJar();
        Files.setLastModifiedTime(folder.resolve("runbook.jar"), FileTime.fromMillis(0));
        assertThat(start(Map.of(), "x")).isEqualTo(new Ended(0, "x\n"));
        assertThat(kept()).hasSize(2);
    }

    @Test
    void itStartsWhereNothingCanBeKept() throws Exception {
        Files.writeString(folder.resolve("cache"), "a file");
        assertThat(start(Map.of(), "x")).isEqualTo(new Ended(0, "x\n"));
    }

    @Test
    void aMissingJarIsNamed() throws Exception {
        Files.delete(folder.resolve("runbook.jar"));
        Ended ended = start(Map.of());
        assertThat(ended.exit()).isEqualTo(127);
        assertThat(ended.output())
                .isEqualTo("there is no `" + folder.toRealPath().resolve("runbook.jar")
                        + "`; build it with `./mvnw -q -DskipTests package`\n");
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("cache/runbook"))) {
            return files.toList();
        }
    }

    private Ended start(Map<String, String> environment, String... words) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("sh", folder.resolve("bin/runbook").toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes());
        return new Ended(process.waitFor(), output);
    }
}
