package dev.runbook.scene;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code plan --fail-at} and {@code --all-failures} show has its screens in {@code resources/whatif}. With {@code
 * -Dgolden=write} they are written anew, to be read before they are committed.
 */
class WhatIfSceneTest {

    @TempDir
    private Path directory;

    @TestFactory
    Stream<DynamicNode> whatWouldBecomeOfAFailureIsShownExactly() throws IOException {
        return new GoldenScenes(Path.of("test/resources/whatif"), directory).tests();
    }
}
