package dev.runbook.action;

import dev.runbook.remote.CommandResult;
import dev.runbook.remote.HttpProbe;
import dev.runbook.remote.HttpReply;
import dev.runbook.remote.HttpRequest;
import dev.runbook.remote.Probe;
import dev.runbook.remote.ShellCommand;
import dev.runbook.value.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What an action wants done on one host. The plan prints it, the runner performs it; nothing else knows how. */
public sealed interface Operation {

    /** One line for the plan, in the imperative: {@code run `systemctl stop app`}. */
    String summary();

    /** Whether performing it can never change the host. */
    boolean readOnly();

    /** Whether it can be performed again by a run that was cut off in the middle of it. */
    default boolean canBeRepeated() {
        return true;
    }

    /** Answers a question about the operation, kind by kind. */
    <T> T answer(Question<T> question);

    /** The same with every command altered: become, environment, time limit. */
    default Operation with(UnaryOperator<ShellCommand> change) {
        return this;
    }

    /** The same, promised by its author to change nothing. */
    default Operation onlyReading() {
        return this;
    }

    /** Runs a command whose effect is not known beforehand. */
    record Run(String summary, ShellCommand command, Reading reading) implements Operation {
        @Override
        public <T> T answer(Question<T> question) {
            return question.about(this);
        }

        @Override
        public boolean readOnly() {
            return false;
        }

        @Override
        public Operation with(UnaryOperator<ShellCommand> change) {
            return new Run(summary, change.apply(command), reading);
        }

        @Override
        public Operation onlyReading() {
            return new Look(summary, new Probe(command), reading);
        }
    }

    /** Looks at something; the plan may do so, too. */
    record Look(String summary, Probe probe, Reading reading) implements Operation {
        @Override
        public <T> T answer(Question<T> question) {
            return question.about(this);
        }

        @Override
        public boolean readOnly() {
            return true;
        }

        @Override
        public Operation with(UnaryOperator<ShellCommand> change) {
            return new Look(summary, probe.with(change), reading);
        }
    }

    /**
     * Looks first, and changes only what differs.
     *
     * @param subject what it is about: no two operations about different ones are in each other's way
     * @param probe read-only, so the plan may run it
     */
    record Converge(String summary, Subject subject, Probe probe, Comparison comparison) implements Operation {
        @Override
        public <T> T answer(Question<T> question) {
            return question.about(this);
        }

        @Override
        public boolean readOnly() {
            return false;
        }

        @Override
        public Operation with(UnaryOperator<ShellCommand> change) {
            return new Converge(
                    summary,
                    subject,
                    probe.with(change),
                    result -> comparison.compare(result).with(change));
        }
    }

    /**
     * Performs the operation unless the check exits 0, which proves that it is done already.
     *
     * @param check read-only, so the plan may run it
     * @param why what a successful check means: {@code `/opt/app` exists}
     */
    record Unless(Probe check, String why, Operation operation) implements Operation {
        @Override
        public <T> T answer(Question<T> question) {
            return question.about(this);
        }

        @Override
        public String summary() {
            return operation.summary();
        }

        @Override
        public boolean readOnly() {
            return operation.readOnly();
        }

        @Override
        public boolean canBeRepeated() {
            return operation.canBeRepeated();
        }

        @Override
        public Operation with(UnaryOperator<ShellCommand> change) {
            return new Unless(check.with(change), why, operation.with(change));
        }
    }

    /** Asks over HTTP, from the host or from the controller. */
    record Ask(String summary, HttpProbe probe, boolean fromHost, HttpReading reading) implements Operation {
        @Override
        public <T> T answer(Question<T> question) {
            return question.about(this);
        }

        @Override
        public boolean readOnly() {
            return true;
        }
    }

    /** Sends something over HTTP that may change what it is sent to, from the host or from the controller. */
    record Send(String summary, HttpRequest request, boolean fromHost, HttpReading reading) implements Operation {
        @Override
        public boolean readOnly() {
            return false;
        }

        @Override
        public boolean canBeRepeated() {
            return request.isIdempotent();
        }

        @Override
        public <T> T answer(Question<T> question) {
            return question.about(this);
        }
    }

    /** Repeats a read-only probe until it does not fail, or the time is over. */
    record Await(String summary, Operation probe, Duration delay, Duration interval, Duration limit)
            implements Operation {
        @Override
        public <T> T answer(Question<T> question) {
            return question.about(this);
        }

        @Override
        public boolean readOnly() {
            return true;
        }

        @Override
        public Operation with(UnaryOperator<ShellCommand> change) {
            return new Await(summary, probe.with(change), delay, interval, limit);
        }
    }

    /** Gives names to values from here on, on this host. */
    record Assign(String summary, Map<String, Value> values) implements Operation {
        @Override
        public <T> T answer(Question<T> question) {
            return question.about(this);
        }

        @Override
        public boolean readOnly() {
            return true;
        }
    }

    /** Is decided already: a message, an assertion that held or did not. */
    record Conclude(String summary, Result result) implements Operation {
        @Override
        public <T> T answer(Question<T> question) {
            return question.about(this);
        }

        @Override
        public boolean readOnly() {
            return true;
        }
    }

    /** A gate: a person decides whether the run goes on. */
    record Confirm(String summary, String question, Optional<Duration> timeout, OnTimeout onTimeout)
            implements Operation {
        @Override
        public <T> T answer(Question<T> question) {
            return question.about(this);
        }

        public enum OnTimeout {
            APPROVE,
            REFUSE
        }

        @Override
        public boolean readOnly() {
            return true;
        }
    }

    /** Lets time pass. */
    record Sleep(String summary, Duration duration) implements Operation {
        @Override
        public <T> T answer(Question<T> question) {
            return question.about(this);
        }

        @Override
        public boolean readOnly() {
            return true;
        }
    }

    /** Copies a file of the host to the controller. */
    record Download(String summary, Probe read, Path destination) implements Operation {
        @Override
        public <T> T answer(Question<T> question) {
            return question.about(this);
        }

        @Override
        public boolean readOnly() {
            return true;
        }

        @Override
        public Operation with(UnaryOperator<ShellCommand> change) {
            return new Download(summary, read.with(change), destination);
        }
    }

    /** The point of no return: what was done before is not undone any more. */
    record Commit(String summary, String why) implements Operation {
        @Override
        public <T> T answer(Question<T> question) {
            return question.about(this);
        }

        @Override
        public boolean readOnly() {
            return true;
        }
    }

    /** A question with one answer for each kind of operation. */
    interface Question<T> {
        T about(Run run);

        T about(Look look);

        T about(Converge converge);

        T about(Unless unless);

        T about(Ask ask);

        T about(Send send);

        T about(Await await);

        T about(Assign assign);

        T about(Conclude conclude);

        T about(Confirm confirm);

        T about(Sleep sleep);

        T about(Download download);

        T about(Commit commit);
    }

    /** What a command's end means. */
    @FunctionalInterface
    interface Reading {
        Result read(CommandResult result);
    }

    /** What an HTTP reply means. */
    @FunctionalInterface
    interface HttpReading {
        Result read(HttpReply reply);
    }

    /** What a probe shows, compared with what is wanted. */
    @FunctionalInterface
    interface Comparison {
        Difference compare(CommandResult probe);
    }

    /**
     * The way from what is to what is wanted.
     *
     * @param diff what differs, a line each, as a person wants to read it
     * @param change the command that makes it so; empty if nothing differs, or if the probe itself failed
     * @param result what it leads to if nothing is changed, or if the change succeeds as expected
     * @param foreseen whether the result is what a success leads to; else only the change's own output tells
     * @param reading what the end of the change means
     */
    record Difference(
            List<String> diff, Optional<ShellCommand> change, Result result, boolean foreseen, Reading reading) {

        public static Difference none(Result result) {
            return new Difference(List.of(), Optional.empty(), result, true, command -> result);
        }

        /** A change that leads to the result, or fails for the reason that its script states last. */
        public static Difference changing(List<String> diff, ShellCommand change, Result result) {
            Result expected = result.withChanged(true).withDiff(diff);
            return new Difference(
                    List.copyOf(diff),
                    Optional.of(change),
                    expected,
                    true,
                    command -> command.succeeded() ? expected : Result.ofScript(command));
        }

        /** The same, where only the change's own output tells what it led to. */
        public Difference reading(Reading outcome) {
            return new Difference(diff, change, result, false, outcome);
        }

        Difference with(UnaryOperator<ShellCommand> alteration) {
            return new Difference(diff, change.map(alteration), result, foreseen, reading);
        }
    }
}
