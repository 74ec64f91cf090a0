package dev.runbook.lab.service.container;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** The folder of each container: its root, and its log. */
final class Folders {

    private final Path all;

    Folders(Path all) {
        this.all = all;
    }

    Path root(String id) {
        return all.resolve(id).resolve("root");
    }

    Path log(String id) {
        return all.resolve(id).resolve("log");
    }

    /** Removes it and all in it; what links lead to stays. */
    void remove(String id) throws IOException {
        Files.walkFileTree(all.resolve(id), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
