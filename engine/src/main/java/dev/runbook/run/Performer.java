package dev.runbook.run;

import dev.runbook.action.Operation;
import dev.runbook.action.Result;
import dev.runbook.journal.Outcome;
import dev.runbook.remote.CommandResult;
import dev.runbook.remote.Connection;
import dev.runbook.remote.Http;
import dev.runbook.remote.HttpReply;
import dev.runbook.remote.HttpRequest;
import dev.runbook.remote.Output;
import dev.runbook.remote.Retries;
import dev.runbook.remote.ShellCommand;
import dev.runbook.remote.Unreachable;
import dev.runbook.source.Reason;
import dev.runbook.value.Durations;
import dev.runbook.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Performs operations on one host. The one place where anything changes a host. */
final class Performer implements Operation.Question<Ended> {

    private final Connection connection;
    private final Http http;
    private final LiveOutput output;
    private final Deadline deadline;
    private final Gatekeeper gatekeeper;
    private final Errand errand;
    private final Duration limit;
    private final Map<String, Value> assigned = new LinkedHashMap<>();

    Performer(
            Connection connection,
            Http http,
            LiveOutput output,
            Deadline deadline,
            Gatekeeper gatekeeper,
            Errand errand,
            Duration limit) {
        this.connection = connection;
        this.http = http;
        this.output = output;
        this.deadline = deadline;
        this.gatekeeper = gatekeeper;
        this.errand = errand;
        this.limit = limit;
    }

    Ended perform(Operation operation) {
        Ended ended = operation.answer(this);
        output.end();
        return ended;
    }

    /** The names that {@code set} gave values to. */
    Map<String, Value> assigned() {
        return assigned;
    }

    @Override
    public Ended about(Operation.Run run) {
        return command(run.command(), false, run.reading());
    }

    @Override
    public Ended about(Operation.Look look) {
        return command(look.probe().command(), true, look.reading());
    }

    @Override
    public Ended about(Operation.Unless unless) {
        ShellCommand look = unless.check().command();
        Connected<Boolean> begun = connected(() -> errand.again() && connection.knows(errand.job(), look.become()));
        if (begun.failure().isPresent()) {
            return begun.failure().get();
        }
        if (begun.value()) {
            return perform(unless.operation());
        }
        Ended check = command(look, true, Result::of);
        if (check.failed() && check.kind() != Outcome.Kind.FAILED) {
            return check;
        }
        return check.failed() ? perform(unless.operation()) : Ended.of(Result.OK.with("msg", Value.of(unless.why())));
    }

    @Override
    public Ended about(Operation.Converge converge) {
        Connected<CommandResult> probe = connected(() -> look(converge.probe().command(), Output.IGNORED));
        if (probe.failure().isPresent()) {
            return probe.failure().get();
        }
        if (probe.value().exit() != CommandResult.Exit.EXITED) {
            return unread(probe.value());
        }
        Operation.Difference difference = converge.comparison().compare(probe.value());
        return difference
                .change()
                .map(change -> command(change, false, difference.reading()))
                .orElseGet(() -> Ended.of(difference.result()).withTraces(false));
    }

    /** A look that came to no end: nothing has changed. */
    private static Ended unread(CommandResult look) {
        Result result = Result.of(look);
        Outcome.Kind kind = look.exit() == CommandResult.Exit.UNKNOWN ? Outcome.Kind.UNREACHABLE : Outcome.Kind.FAILED;
        return Ended.of(kind, result).withTraces(false);
    }

    @Override
    public Ended about(Operation.Ask ask) {
        return request(ask.probe().request(), ask.fromHost(), ask.reading());
    }

    @Override
    public Ended about(Operation.Send send) {
        return request(send.request(), send.fromHost(), send.reading());
    }

    private Ended request(HttpRequest unmarked, boolean fromHost, Operation.HttpReading reading) {
        gatekeeper.ensureRecorded();
        HttpRequest request = errand.mark(unmarked).within(deadline.atMost(unmarked.timeout()));
        Connected<HttpReply> reply = connected(() -> fromHost ? connection.send(request) : http.send(request));
        return reply.failure().orElseGet(() -> Ended.of(reading.read(reply.value())));
    }

    @Override
    public Ended about(Operation.Await await) {
        Deadline end = deadline.andWithin(await.limit());
        if (!end.sleep(await.delay())) {
            return overdue(await, Ended.of(Result.failed("the time was over before the first look")));
        }
        while (true) {
            Ended looked = within(end).perform(await.probe());
            if (!looked.failed()) {
                return looked;
            }
            if (!end.sleep(await.interval())) {
                return overdue(await, looked);
            }
        }
    }

    private Performer within(Deadline earlier) {
        return new Performer(connection, http, output, earlier, gatekeeper, errand, limit);
    }

    @Override
    public Ended about(Operation.Assign assign) {
        assigned.putAll(assign.values());
        return Ended.of(Result.OK);
    }

    @Override
    public Ended about(Operation.Conclude conclude) {
        return Ended.of(conclude.result());
    }

    @Override
    public Ended about(Operation.Confirm confirm) {
        return gatekeeper.ask(confirm);
    }

    @Override
    public Ended about(Operation.Sleep sleep) {
        return deadline.sleep(sleep.duration())
                ? Ended.of(Result.OK)
                : Ended.of(Result.failed("the step's time was over before the pause was"));
    }

    @Override
    public Ended about(Operation.Download download) {
        Connected<CommandResult> read = connected(() -> look(download.read().command(), Output.IGNORED));
        if (read.failure().isPresent()) {
            return read.failure().get();
        }
        CommandResult file = read.value();
        if (file.exit() != CommandResult.Exit.EXITED) {
            return unread(file);
        }
        if (!file.succeeded()) {
            return Ended.of(Result.ofScript(file));
        }
        if (file.truncated()) {
            return Ended.of(Result.failed("the file is too large to fetch"));
        }
        return Ended.of(store(file.out(), download.destination()));
    }

    @Override
    public Ended about(Operation.Commit commit) {
        gatekeeper.commit(commit.why());
        return Ended.of(Result.OK);
    }

    private Ended command(ShellCommand command, boolean readOnly, Operation.Reading reading) {
        gatekeeper.ensureRecorded();
        Connected<CommandResult> ran =
                connected(() -> readOnly ? look(command, output) : connection.run(asJob(command), output));
        if (ran.failure().isPresent()) {
            return ran.failure().get();
        }
        CommandResult result = ran.value();
        if (result.exit() == CommandResult.Exit.UNKNOWN) {
            Result lost = Result.of(result);
            return readOnly ? Ended.unreachable(lost.failure().orElseThrow()) : Ended.inDoubt(lost);
        }
        Result read = reading.read(result);
        return Ended.of(readOnly ? read.withChanged(false) : read);
    }

    /** What only reads is done again when the connection was lost meanwhile: it has changed nothing. */
    private CommandResult look(ShellCommand command, Output to) throws Unreachable {
        return Retries.whileLost(() -> connection.run(bounded(command), to));
    }

    /** What may change the host survives the connection, and is done once. */
    private ShellCommand asJob(ShellCommand command) {
        return errand.asJob(bounded(command));
    }

    private ShellCommand bounded(ShellCommand unmarked) {
        ShellCommand command = errand.mark(unmarked);
        Duration left = deadline.remaining().or(command::timeout).orElse(limit);
        return command.timeout().filter(own -> own.compareTo(left) < 0).isPresent() ? command : command.within(left);
    }

    private Ended overdue(Operation.Await await, Ended last) {
        String why = last.result().failure().orElse("it still failed");
        return Ended.of(
                last.kind(), last.result().failing("not within " + Durations.words(await.limit()) + ": " + why));
    }

    /** Writes what was fetched, whole or not at all, for the operator's eyes only. */
    private static Result store(byte[] bytes, Path destination) {
        try {
            if (Files.exists(destination) && Arrays.equals(Files.readAllBytes(destination), bytes)) {
                return Result.OK.with("dest", Value.of(destination.toString()));
            }
            Path folder = destination.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path written = Files.createTempFile(folder, ".fetch", "");
            Files.write(written, bytes);
            Files.move(written, destination, StandardCopyOption.ATOMIC_MOVE);
            return Result.change().with("dest", Value.of(destination.toString()));
        } catch (IOException e) {
            return Result.failed("`" + destination + "` cannot be written on this machine: " + Reason.of(e));
        }
    }

    private interface Contact<T> {
        T make() throws Unreachable;
    }

    /** What a contact gave, or how it failed. */
    private record Connected<T>(Optional<T> given, Optional<Ended> failure) {
        T value() {
            return given.orElseThrow();
        }
    }

    private static <T> Connected<T> connected(Contact<T> contact) {
        try {
            return new Connected<>(Optional.of(contact.make()), Optional.empty());
        } catch (Unreachable e) {
            return new Connected<>(Optional.empty(), Optional.of(Ended.unreachable(e.getMessage())));
        }
    }
}
