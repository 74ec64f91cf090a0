package dev.runbook.inventory;

import dev.runbook.source.SourceFile;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** What {@code --inventory} names. */
public sealed interface InventorySource {

    /** An INI or YAML file, or a directory of them. */
    record At(Path path) implements InventorySource {}

    /** The hosts themselves, with commas: {@code web1,web2,}. */
    record HostList(String hosts) implements InventorySource {}

    /** A text that was read from elsewhere, the jar for instance. */
    record Text(SourceFile file) implements InventorySource {}

    /** A file or directory; if there is none and the argument holds a comma, a list of hosts. */
    static InventorySource of(String argument) {
        if (argument.isBlank() || argument.contains(",") && !exists(argument)) {
            return new HostList(argument);
        }
        return new At(Path.of(argument));
    }

    private static boolean exists(String argument) {
        try {
            return Files.exists(Path.of(argument));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
