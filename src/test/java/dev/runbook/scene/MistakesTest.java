package dev.runbook.scene;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every mistake that a runbook, an inventory, a file of variables or a command line can hold has its screen in {@code
 * resources/mistakes}. With {@code -Dgolden=write} the screens are written anew, to be read before they are committed.
 */
class MistakesTest {

    @TempDir
    private Path directory;

    @TestFactory
    Stream<DynamicNode> mistakesAreShownExactly() throws IOException {
        return new GoldenScenes(Path.of("test/resources/mistakes"), directory).tests();
    }
}
