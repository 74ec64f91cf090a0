package dev.runbook.survey;

import dev.runbook.action.Operation;
import dev.runbook.action.Result;
import dev.runbook.action.Subject;
import dev.runbook.action.Summary;
import dev.runbook.remote.CommandResult;
import dev.runbook.remote.HttpReply;
import dev.runbook.value.Sha256;
import dev.runbook.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Says of an operation what will come of it, by looking. It has no way to perform one.
 *
 * @param host where it would be done
 * @param step which step wants it, as the survey names it
 * @param changes what the steps before will have changed
 * @param steady where the step is written, if its author promises that no other command changes what it looks at
 * @param blind whether nothing is to be looked at
 */
record Grading(Lookout lookout, String host, String step, Changes changes, Optional<String> steady, boolean blind)
        implements Operation.Question<Sighting> {

    Sighting of(Operation operation) {
        return operation.answer(this);
    }

    /** A step that is done already if its check succeeds. */
    Sighting of(Operation operation, Operation check) {
        Known<Result> looked = of(check).result();
        return unless(looked, looked, "its check succeeds", operation);
    }

    /**
     * An operation that is only done where a look fails.
     *
     * @param done what it leads to where the look succeeds
     * @param why it is done already then
     */
    private Sighting unless(Known<Result> looked, Known<Result> done, String why, Operation operation) {
        if (looked.isUnknown()) {
            return of(operation).because("unless " + why);
        }
        boolean succeeds = !looked.value().orElseThrow().failed();
        Sighting sighting =
                succeeds ? Sighting.of(Grade.OK, done, Optional.of(false)).because(why) : proven(of(operation));
        Sighting seen = sighting.seeing("check", succeeds ? "done" : "not done");
        return looked.isSure() ? seen : seen.depending(looked.doubt().orElseThrow());
    }

    /** A command of which it was found that it has to run: it will, and counts as a change. */
    private static Sighting proven(Sighting sighting) {
        boolean counts = sighting.grade() == Grade.RUN && sighting.changed().equals(Optional.of(true));
        return counts ? sighting.with(Grade.CHANGE) : sighting;
    }

    @Override
    public Sighting about(Operation.Run run) {
        return Sighting.running(Optional.of(true));
    }

    @Override
    public Sighting about(Operation.Look look) {
        Seen<CommandResult> seen = blind ? Seen.nothing() : lookout.look(host, look.probe());
        return seen.what()
                .map(end -> looked(look.reading().read(end), end.exit() == CommandResult.Exit.EXITED)
                        .seeing("output", end.rc() + " " + end.stdout()))
                .orElseGet(() -> unseen(seen));
    }

    @Override
    public Sighting about(Operation.Ask ask) {
        Seen<HttpReply> seen = blind ? Seen.nothing() : lookout.ask(host, ask.probe(), ask.fromHost());
        return seen.what()
                .map(reply -> looked(ask.reading().read(reply), true).seeing("status", status(reply)))
                .orElseGet(() -> unseen(seen));
    }

    private static String status(HttpReply reply) {
        return reply instanceof HttpReply.Answer answer ? Integer.toString(answer.status()) : "no answer";
    }

    /** A look shows how it is; how it will be only if nothing changes before. */
    private Sighting looked(Result read, boolean ended) {
        Result result = read.withChanged(false);
        Optional<Change> earlier = steady.isPresent() ? changes.of(steady.get(), host) : changes.anything();
        if (!ended) {
            return Sighting.running(Optional.of(false)).now(result.failure().orElse("not known"));
        }
        if (earlier.isEmpty()) {
            return Sighting.of(result.failed() ? Grade.RUN : Grade.OK, Known.sure(result), Optional.of(false));
        }
        return Sighting.of(Grade.RUN, Known.now(result, on(earlier.get())), Optional.of(false))
                .now(result.failure().orElseGet(() -> shown(result)));
    }

    private static String shown(Result result) {
        String line = Summary.line(result.stdout());
        return line.isEmpty() ? "succeeds" : line;
    }

    private static Sighting unseen(Seen<?> seen) {
        Sighting running = Sighting.running(Optional.of(false));
        return seen.blocked().map(running::now).orElse(running);
    }

    @Override
    public Sighting about(Operation.Converge converge) {
        Seen<CommandResult> seen = blind ? Seen.nothing() : lookout.look(host, converge.probe());
        Sighting sighting = seen.what()
                .filter(end -> end.exit() == CommandResult.Exit.EXITED)
                .map(end -> compared(converge, end))
                .orElseGet(() -> Sighting.running(Optional.empty()));
        return seen.what().isEmpty()
                ? sighting.differing(sighting.diff(), converge.subject())
                : hanging(sighting, changes.touching(host, converge.subject(), step, steady.isPresent()));
    }

    private static Sighting compared(Operation.Converge converge, CommandResult end) {
        Operation.Difference difference = converge.comparison().compare(end);
        Subject subject = converge.subject();
        if (difference.change().isEmpty()) {
            return Sighting.of(
                            difference.result().failed() ? Grade.RUN : Grade.OK,
                            Known.sure(difference.result()),
                            Optional.of(false))
                    .differing(difference.diff(), subject)
                    .seeing("is", "as wanted");
        }
        Sighting sighting = difference.foreseen()
                ? Sighting.of(Grade.CHANGE, Known.sure(difference.result()), Optional.of(true))
                : Sighting.running(Optional.empty());
        return sighting.differing(difference.diff(), subject).seeing("is", String.join("\n", difference.diff()));
    }

    @Override
    public Sighting about(Operation.Unless unless) {
        Known<Result> looked =
                of(new Operation.Look("", unless.check(), Result::of)).result();
        Known<Result> done = looked.map(end -> Result.OK.with("msg", Value.of(unless.why())));
        return unless(looked, done, unless.why(), unless.operation());
    }

    @Override
    public Sighting about(Operation.Send send) {
        return Sighting.running(Optional.of(true));
    }

    /** Looked at once; what is not yet so is waited for in the run. */
    @Override
    public Sighting about(Operation.Await await) {
        Sighting looked = of(await.probe());
        boolean already = looked.grade() == Grade.OK;
        return already
                ? looked
                : Sighting.running(Optional.of(false))
                        .with(unfailed(looked.result()))
                        .now(looked.result()
                                .value()
                                .flatMap(Result::failure)
                                .or(looked::now)
                                .orElse("not known"));
    }

    private static Known<Result> unfailed(Known<Result> looked) {
        return looked.value().filter(result -> !result.failed()).isPresent()
                ? looked
                : Known.unknown("on what is waited for");
    }

    @Override
    public Sighting about(Operation.Assign assign) {
        List<Fact> values = new ArrayList<>();
        assign.values().forEach((name, value) -> values.add(new Fact(name, lines(value))));
        return Sighting.ok(Result.OK).seeing(values);
    }

    /** A list with an item a line, as a command would have told it. */
    private static String lines(Value value) {
        return value instanceof Value.Items list
                ? list.items().stream().map(HalfKnown::text).collect(Collectors.joining("\n"))
                : HalfKnown.text(value);
    }

    @Override
    public Sighting about(Operation.Conclude conclude) {
        Sighting sighting = Sighting.ok(conclude.result());
        return conclude.result().failed() ? sighting.with(Grade.RUN) : sighting;
    }

    @Override
    public Sighting about(Operation.Confirm confirm) {
        return Sighting.of(Grade.ASK, Known.unknown("on what is answered"), Optional.of(false));
    }

    @Override
    public Sighting about(Operation.Sleep sleep) {
        return Sighting.ok(Result.OK);
    }

    @Override
    public Sighting about(Operation.Download download) {
        Seen<CommandResult> seen = blind ? Seen.nothing() : lookout.look(host, download.read());
        Sighting sighting = seen.what()
                .filter(end -> end.exit() == CommandResult.Exit.EXITED && !end.truncated())
                .map(end -> fetched(end, download.destination()))
                .orElseGet(() -> unseen(seen));
        return seen.what().isEmpty() ? sighting : hanging(sighting, changes.anything());
    }

    private static Sighting fetched(CommandResult file, Path destination) {
        if (!file.succeeded()) {
            return Sighting.of(Grade.RUN, Known.sure(Result.ofScript(file)), Optional.of(false));
        }
        Result result = Result.OK.with("dest", Value.of(destination.toString()));
        boolean same = holds(destination, file.out());
        return Sighting.of(same ? Grade.OK : Grade.CHANGE, Known.sure(result.withChanged(!same)), Optional.of(!same))
                .seeing("sha256", Sha256.hex(file.out()));
    }

    private static boolean holds(Path destination, byte[] bytes) {
        try {
            return Files.exists(destination) && Arrays.equals(Files.readAllBytes(destination), bytes);
        } catch (IOException unreadable) {
            return false;
        }
    }

    @Override
    public Sighting about(Operation.Commit commit) {
        return Sighting.ok(Result.OK);
    }

    private Sighting hanging(Sighting sighting, Optional<Change> earlier) {
        return earlier.map(change -> sighting.depending(on(change))).orElse(sighting);
    }

    /** What something hangs on. */
    private String on(Change change) {
        String where = change.host().equals(host) ? " does here before" : " does on " + change.host();
        return "on what `" + change.title() + "`" + where;
    }
}
