package dev.runbook.report;

import dev.runbook.journal.Ending;
import dev.runbook.journal.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What to do after a run, by how it ended. */
final class Advice {

    private final Tally tally;
    private final Path journal;

    private Advice(Tally tally, Path journal) {
        this.tally = tally;
        this.journal = journal;
    }

    static List<String> of(Ending ending, Tally tally, Path journal) {
        Advice advice = new Advice(tally, journal);
        return switch (ending) {
            case STOPPED -> advice.stopped();
            case ROLLED_BACK -> advice.rolledBack();
            case REFUSED -> List.of("nothing has changed; mend what was refused, then run it again");
            case ROLLBACK_INCOMPLETE ->
                List.of(
                        "the hosts stay as they are; bring back what failed, then pay what is owed with `rollback "
                                + advice.run() + "`",
                        advice.where());
            case UNREACHABLE -> advice.unreachable();
            case INTERRUPTED ->
                List.of("the hosts stay as they are; nothing was undone", advice.choices(""), advice.where());
            case LOCKED -> tally.unlocking();
            case DONE, INVALID, BUG -> List.of();
        };
    }

    private List<String> rolledBack() {
        Stream<String> left = tally.unreturned().entrySet().stream()
                .map(step -> "`" + step.getKey() + "` has no `rollback` and may have changed "
                        + HostNames.of(step.getValue()));
        return Stream.concat(left, Stream.of("mend the cause, then run it again", where()))
                .toList();
    }

    private List<String> stopped() {
        if (isWaiting()) {
            return List.of("it waits for an approval; " + choices(approval()), where());
        }
        return tally.committed()
                ? List.of(
                        "the point of no return is passed, so nothing was undone",
                        "mend the cause, then go on with `resume " + run() + "`",
                        where())
                : List.of(
                        "the hosts stay as the failure left them; nothing was undone",
                        "mend the cause, then " + choices(""),
                        where());
    }

    private boolean isWaiting() {
        return tally.failures().stream().anyMatch(failure -> failure.outcome().kind() == Outcome.Kind.WAITING);
    }

    private String approval() {
        return tally.failures().stream()
                .filter(failure -> failure.outcome().kind() == Outcome.Kind.WAITING)
                .findFirst()
                .map(failure -> " --approve " + failure.step().segments().get(0).id())
                .orElse("");
    }

    private String choices(String flags) {
        return "go on with `resume " + run() + flags + "`, or undo it with `rollback " + run() + "`";
    }

    private String run() {
        return journal.toAbsolutePath().getParent().getFileName().toString();
    }

    private List<String> unreachable() {
        String hosts = tally.unreachable().stream().limit(3).collect(Collectors.joining(","));
        return hosts.isEmpty()
                ? List.of("nothing has changed")
                : List.of("nothing has changed; try `exec " + hosts + " -- true` until they answer, then run it again");
    }

    private String where() {
        return "the journal is " + journal;
    }
}
