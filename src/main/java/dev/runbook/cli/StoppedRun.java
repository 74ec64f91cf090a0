package dev.runbook.cli;

import dev.runbook.journal.BrokenJournal;
import dev.runbook.journal.Ending;
import dev.runbook.journal.History;
import dev.runbook.journal.Journal;
import dev.runbook.source.InvalidSource;
import dev.runbook.source.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A run that can be taken up. */
record StoppedRun(Path folder, History history) {

    /**
     * The one that is meant: by its id, or the beginning of it; else the newest.
     *
     * @throws InvalidSource if there is none, or if it has come to an end for good
     */
    static StoppedRun find(StateFolder state, Optional<String> id) {
        return id.map(beginning -> named(state, beginning)).orElseGet(() -> newest(state));
    }

    private static StoppedRun named(StateFolder state, String beginning) {
        StoppedRun run = read(state.run(Optional.of(beginning)));
        run.ending().filter(StoppedRun::isForGood).ifPresent(ending -> {
            throw fault("run `" + run.id() + "` ended: " + ending.words() + "; there is nothing left of it to do");
        });
        return run;
    }

    private static StoppedRun newest(StateFolder state) {
        return state.runs().stream()
                .filter(folder -> Files.isDirectory(folder.resolve("inputs")))
                .flatMap(folder -> sound(folder).stream())
                .filter(run -> run.ending().filter(StoppedRun::isForGood).isEmpty())
                .findFirst()
                .orElseThrow(
                        () -> fault("no run in `" + state.path() + "` can be taken up: all have come to their ends"));
    }

    /** A broken journal is told only to those who ask for that run. */
    private static Optional<StoppedRun> sound(Path folder) {
        try {
            return Optional.of(read(folder))
                    .filter(run -> !run.history().entries().isEmpty());
        } catch (BrokenJournal broken) {
            return Optional.empty();
        }
    }

    private static StoppedRun read(Path folder) {
        return new StoppedRun(folder, Journal.read(folder));
    }

    String id() {
        return folder.getFileName().toString();
    }

    private Optional<Ending> ending() {
        return history.ending();
    }

    private static boolean isForGood(Ending ending) {
        return !ending.canBeTakenUp();
    }

    private static InvalidSource fault(String sentence) {
        return new InvalidSource(List.of(Problem.of(sentence)));
    }
}
