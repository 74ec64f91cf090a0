package dev.runbook.cli;

import dev.runbook.files.OwnersFiles;
import dev.runbook.source.InvalidSource;
import dev.runbook.source.Problem;
import dev.runbook.source.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where runs are recorded: a folder for each, for its owner's eyes only. */
record StateFolder(Path path) {

    /** The folder of a new run; what hinders it is a sentence. */
    Path ofRun(String id) {
        Path folder = path.resolve(id);
        try {
            OwnersFiles.createFolder(folder);
            return folder;
        } catch (IOException e) {
            throw cannot("written", e);
        }
    }

    /** The folders of all runs, the newest first. */
    List<Path> runs() {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(path)) {
            return folders.filter(folder -> Files.exists(folder.resolve("journal.jsonl")))
                    .sorted(Comparator.comparing(Path::getFileName).reversed())
                    .toList();
        } catch (IOException e) {
            throw cannot("read", e);
        }
    }

    /**
     * The folder of a run: of the one whose id begins so, else of the newest.
     *
     * @throws InvalidSource if there is none, or if several begin so
     */
    Path run(Optional<String> beginning) {
        List<Path> found = runs().stream()
                .filter(folder -> folder.getFileName().toString().startsWith(beginning.orElse("")))
                .toList();
        if (found.isEmpty()) {
            throw fault(beginning
                    .map(id -> "there is no run `" + id + "` in `" + path + "`; see `runs`")
                    .orElse("no run is recorded in `" + path + "`; look elsewhere with `--state-dir`"));
        }
        if (found.size() > 1 && beginning.isPresent()) {
            throw fault("`" + beginning.get() + "` can be any of "
                    + found.stream()
                            .map(folder -> "`" + folder.getFileName() + "`")
                            .collect(Collectors.joining(", ")));
        }
        return found.get(0);
    }

    private static InvalidSource fault(String sentence) {
        return new InvalidSource(List.of(Problem.of(sentence)));
    }

    private InvalidSource cannot(String what, IOException e) {
        return fault("runs are recorded in `" + path + "`, which cannot be " + what + " (" + Reason.of(e)
                + "); name another folder with `--state-dir`");
    }
}
