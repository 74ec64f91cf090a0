package dev.runbook.action.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A directory of stand-ins that write down how they are called. Good for which program is chosen, and no more. */
record FakePrograms(Path directory) {

    /** An empty one beside its log. */
    static FakePrograms in(Path parent) throws IOException {
        return new FakePrograms(Files.createDirectories(parent.resolve("bin")));
    }

    /** One that logs its call and then runs this shell text. */
    FakePrograms with(String name, String text) throws IOException {
        Path program = directory.resolve(name);
        Files.writeString(program, "#!/bin/sh\necho " + name + " \"$@\" >>'" + log() + "'\n" + text + "\n");
        program.toFile().setExecutable(true);
        return this;
    }

    List<String> calls() throws IOException {
        return Files.exists(log()) ? Files.readAllLines(log()) : List.of();
    }

    /** The calls of one program, without its name. */
    List<String> calls(String name) throws IOException {
        return calls().stream()
                .filter(call -> call.startsWith(name + " "))
                .map(call -> call.substring(name.length() + 1))
                .toList();
    }

    private Path log() {
        return directory.resolveSibling("calls");
    }
}
