package dev.runbook.action;

import dev.runbook.remote.CommandResult;
import dev.runbook.remote.HttpReply;
import dev.runbook.remote.HttpRequest;
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
    record Run(String summary, ShellCommand command, boolean readOnly, Reading reading) implements Operation {
        @Override
        public <T> T answer(Question<T> question) {
            return question.about(this);
        }

        @Override
        public Operation with(UnaryOperator<ShellCommand> change) {
            return new Run(summary, change.apply(command), readOnly, reading);
        }

        @Override
        public Operation onlyReading() {
            return new Run(summary, command, true, reading);
        }
    }

    /** Looks first, and changes only what differs. The probe is read-only, so the plan may run it. */
    record Converge(String summary, ShellCommand probe, Comparison comparison) implements Operation {
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
                    change.apply(probe),
                    result -> comparison.compare(result).with(change));
        }
    }

    /**
     * Performs the operation unless the check exits 0, which proves that it is done already.
     *
     * @param check read-only, so the plan may run it
     * @param why what a successful check means: {@code `/opt/app` exists}
     */
    record Unless(ShellCommand check, String why, Operation operation) implements Operation {
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
            return new Unless(change.apply(check), why, operation.with(change));
        }
    }

    /** Asks over HTTP, from the host or from the controller. */
    record Ask(String summary, HttpRequest request, boolean fromHost, boolean readOnly, HttpReading reading)
            implements Operation {
        @Override
        public boolean canBeRepeated() {
            return readOnly || request.isIdempotent();
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
    record Download(String summary, ShellCommand read, Path destination) implements Operation {
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
            return new Download(summary, change.apply(read), destination);
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

        T about(Converge converge);

        T about(Unless unless);

        T about(Ask ask);

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
     * @param reading what the end of the change means
     */
    record Difference(List<String> diff, Optional<ShellCommand> change, Result result, Reading reading) {

        public static Difference none(Result result) {
            return new Difference(List.of(), Optional.empty(), result, command -> result);
        }

        /** A change that leads to the result, or fails for the reason that its script states last. */
        public static Difference changing(List<String> diff, ShellCommand change, Result result) {
            Result expected = result.withChanged(true).withDiff(diff);
            return new Difference(
                    List.copyOf(diff),
                    Optional.of(change),
                    expected,
                    command -> command.succeeded() ? expected : Result.ofScript(command));
        }

        /** The same, where only the change's own output tells what it led to. */
        public Difference reading(Reading outcome) {
            return new Difference(diff, change, result, outcome);
        }

        Difference with(UnaryOperator<ShellCommand> alteration) {
            return new Difference(diff, change.map(alteration), result, reading);
        }
    }
}
