package dev.runbook.cli;

import dev.runbook.files.OwnersFiles;
import dev.runbook.journal.StepPath;
import dev.runbook.run.Operator;
import dev.runbook.source.InvalidSource;
import dev.runbook.source.Problem;
import dev.runbook.source.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Approvals that another process leaves for a run which waits at a gate: files in the run's folder, named by the step. */
record Approvals(Path run) {

    private static final Duration LOOK = Duration.ofMillis(200);

    /** Leaves an approval. */
    void leave(String step, String user) {
        try {
            OwnersFiles.createFolder(folder());
            Path whole = Files.createTempFile(folder(), "approval", ".part");
            Files.writeString(whole, user);
            Files.move(whole, folder().resolve(step));
        } catch (IOException e) {
            throw new InvalidSource(
                    List.of(Problem.of("the approval cannot be left in `" + folder() + "` (" + Reason.of(e) + ")")));
        }
    }

    /** Waits until one is left for this step; empty if none came in time. */
    Optional<Operator.Approval> await(String step, Duration limit) {
        String id = StepPath.parse(step).last().id();
        Instant end = Instant.now().plus(limit);
        Optional<Operator.Approval> left = take(id);
        while (left.isEmpty() && Instant.now().isBefore(end) && pause()) {
            left = take(id);
        }
        return left;
    }

    private Optional<Operator.Approval> take(String id) {
        Path file = folder().resolve(id);
        try {
            if (Files.notExists(file)) {
                return Optional.empty();
            }
            String user = Files.readString(file);
            Files.delete(file);
            return Optional.of(new Operator.Approval(true, user));
        } catch (IOException e) {
            throw new UncheckedIOException("the approval in `" + file + "` cannot be read", e);
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(LOOK.toMillis());
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Path folder() {
        return run.resolve("approvals");
    }
}
