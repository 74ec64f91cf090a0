package dev.runbook.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/**
 * All golden files of a folder, as tests.
 *
 * @param folder with the golden files
 * @param directory where the scenes are played
 */
record GoldenScenes(Path folder, Path directory) {

    Stream<DynamicNode> tests() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(this::scenesOf).toList().stream();
        }
    }

    private DynamicNode scenesOf(Path file) {
        String name = file.getFileName().toString();
        if ("write".equals(System.getProperty("golden"))) {
            return DynamicTest.dynamicTest(name, () -> rewrite(file));
        }
        return DynamicContainer.dynamicContainer(
                name,
                scenes(file).stream()
                        .map(scene -> DynamicTest.dynamicTest(
                                scene.title(),
                                () -> assertThat(
                                                scene.played(place(name, scene)).toString())
                                        .isEqualTo(scene.toString()))));
    }

    private void rewrite(Path file) throws IOException {
        String name = file.getFileName().toString();
        Files.writeString(
                file,
                scenes(file).stream()
                                .map(scene -> scene.played(place(name, scene)).toString())
                                .collect(Collectors.joining("\n\n"))
                        + "\n");
        fail(file + " is written anew: read what has changed");
    }

    private static List<GoldenScene> scenes(Path file) {
        try {
            return GoldenScene.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path place(String file, GoldenScene scene) {
        try {
            return Files.createDirectories(
                    directory.resolve(file).resolve(scene.title().replaceAll("\\W+", "-")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
