package dev.runbook.journal;

import dev.runbook.value.Value;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Something that happened in a run. */
public sealed interface Event {

    /** What it is called in the journal and in {@code --json}. */
    String name();

    /** What the journal keeps of it. */
    Map<String, Value> fields();

    record RunStarted(String runbook, String file, String user, String version, List<String> hosts) implements Event {
        @Override
        public String name() {
            return "run-started";
        }

        @Override
        public Map<String, Value> fields() {
            return Fields.of("runbook", runbook)
                    .and("file", file)
                    .and("user", user)
                    .and("version", version)
                    .and("hosts", hosts)
                    .map();
        }
    }

    /** The run goes on after it had stopped, or after its process had died. */
    record RunResumed(String user, String version, String why) implements Event {
        @Override
        public String name() {
            return "run-resumed";
        }

        @Override
        public Map<String, Value> fields() {
            return Fields.of("user", user)
                    .and("version", version)
                    .and("why", why)
                    .map();
        }
    }

    /** A guard does not hold; {@code host} is empty where it is judged for no host in particular. */
    record GuardFailed(String guard, Optional<String> host, String message) implements Event {
        @Override
        public String name() {
            return "guard-failed";
        }

        @Override
        public Map<String, Value> fields() {
            return Fields.of("guard", guard)
                    .and("host", host)
                    .and("message", message)
                    .map();
        }
    }

    /** A host did not answer before the run began. */
    record HostUnreachable(String host, String reason) implements Event {
        @Override
        public String name() {
            return "host-unreachable";
        }

        @Override
        public Map<String, Value> fields() {
            return Fields.of("host", host).and("reason", reason).map();
        }
    }

    /** The run has the lock of these hosts. */
    record LockTaken(List<String> hosts) implements Event {
        @Override
        public String name() {
            return "lock-taken";
        }

        @Override
        public Map<String, Value> fields() {
            return Fields.of("hosts", hosts).map();
        }
    }

    /** The operator wanted it to run without a lock. */
    record LockSkipped(String by) implements Event {
        @Override
        public String name() {
            return "lock-skipped";
        }

        @Override
        public Map<String, Value> fields() {
            return Fields.of("by", by).map();
        }
    }

    /**
     * Somebody else has the lock of a host, so nothing was done.
     *
     * @param holder the run that has it; the same run if another process of it is at work
     * @param since when that run began, as far as it is known
     * @param state how far that run is
     */
    record LockRefused(
            String host,
            String holder,
            String operator,
            String controller,
            Optional<String> since,
            String command,
            String state)
            implements Event {
        @Override
        public String name() {
            return "lock-refused";
        }

        @Override
        public Map<String, Value> fields() {
            return Fields.of("host", host)
                    .and("holder", holder)
                    .and("operator", operator)
                    .and("controller", controller)
                    .and("since", since)
                    .and("command", command)
                    .and("state", state)
                    .map();
        }
    }

    /** These hosts are locked no more. */
    record LockReleased(List<String> hosts, String reason, String by) implements Event {
        @Override
        public String name() {
            return "lock-released";
        }

        @Override
        public Map<String, Value> fields() {
            return Fields.of("hosts", hosts).and("reason", reason).and("by", by).map();
        }
    }

    /** The run is through, but this host is still locked. */
    record LockKept(String host, String reason) implements Event {
        @Override
        public String name() {
            return "lock-kept";
        }

        @Override
        public Map<String, Value> fields() {
            return Fields.of("host", host).and("reason", reason).map();
        }
    }

    record PlayStarted(String play, String title, List<String> hosts) implements Event {
        @Override
        public String name() {
            return "play-started";
        }

        @Override
        public Map<String, Value> fields() {
            return Fields.of("play", play)
                    .and("title", title)
                    .and("hosts", hosts)
                    .map();
        }
    }

    /** The hosts on which a block's {@code when} holds. */
    record BlockEntered(StepPath step, VisitId visit, List<String> hosts) implements Event {
        @Override
        public String name() {
            return "block-entered";
        }

        @Override
        public Map<String, Value> fields() {
            return Fields.of("step", step.toString())
                    .and("visit", visit.text())
                    .and("hosts", hosts)
                    .map();
        }
    }

    /**
     * A step is about to run on a host.
     *
     * @param visit which time the runner comes to the step; hosts of one visit run together
     * @param doing what will be done, rendered
     * @param undoable whether the step has a rollback, which it may owe from here on
     * @param lasting whether its author means what it leaves to stay
     * @param workplace where its commands run
     */
    record StepStarted(
            StepPath step,
            String title,
            String host,
            VisitId visit,
            Optional<Value> item,
            String doing,
            boolean undoable,
            boolean lasting,
            Workplace workplace)
            implements Event {
        @Override
        public String name() {
            return "step-started";
        }

        @Override
        public Map<String, Value> fields() {
            return Fields.of("step", step.toString())
                    .and("title", title)
                    .and("host", host)
                    .and("visit", visit.text())
                    .andValue("item", item)
                    .and("doing", doing)
                    .and("undoable", undoable)
                    .and("lasting", lasting)
                    .and("on", workplace.on())
                    .and("as", workplace.as())
                    .map();
        }
    }

    /**
     * A step has ended on a host, or was skipped there.
     *
     * @param remembered what is registered or set from here on, under the path of the action it belongs to
     * @param alsoFor further hosts that remember it: those of a step that runs once
     * @param hidden whether its author wants nothing of its result shown
     */
    record StepFinished(
            StepPath step,
            String title,
            String host,
            VisitId visit,
            Optional<Value> item,
            Outcome outcome,
            String path,
            Map<String, Value> remembered,
            List<String> alsoFor,
            boolean hidden)
            implements Event {

        @Override
        public String name() {
            return "step-finished";
        }

        @Override
        public Map<String, Value> fields() {
            return Fields.of("step", step.toString())
                    .and("title", title)
                    .and("host", host)
                    .and("visit", visit.text())
                    .andValue("item", item)
                    .and("outcome", outcome.kind().words())
                    .and("ignored", outcome.ignored())
                    .and("traces", outcome.traces())
                    .andValue("rc", outcome.result().get("rc"))
                    .and("took", seconds(outcome.took()))
                    .and("reason", outcome.reason())
                    .andValue("result", hidden ? Optional.empty() : Optional.of(outcome.result()))
                    .and("path", path)
                    .andValue("remembered", hidden ? Optional.empty() : Optional.of(Value.map(remembered)))
                    .and("also_for", alsoFor)
                    .map();
        }
    }

    /**
     * A person, or an answer given in advance, has decided.
     *
     * @param step its path; for what follows from a failure, its id
     * @param visit of a gate; a failure has none
     */
    record Gate(String step, Optional<VisitId> visit, String question, String answer, String by) implements Event {
        @Override
        public String name() {
            return "gate";
        }

        @Override
        public Map<String, Value> fields() {
            return Fields.of("step", step)
                    .and("visit", visit.map(VisitId::text))
                    .and("question", question)
                    .and("answer", answer)
                    .and("by", by)
                    .map();
        }
    }

    /** The point of no return has been passed. */
    record Committed(String why) implements Event {
        @Override
        public String name() {
            return "committed";
        }

        @Override
        public Map<String, Value> fields() {
            return Fields.of("why", why).map();
        }
    }

    record RollbackStarted(String reason, int debts) implements Event {
        @Override
        public String name() {
            return "rollback-started";
        }

        @Override
        public Map<String, Value> fields() {
            return Fields.of("reason", reason).and("debts", debts).map();
        }
    }

    record UndoStarted(StepPath step, String title, VisitId visit, List<String> hosts) implements Event {
        @Override
        public String name() {
            return "undo-started";
        }

        @Override
        public Map<String, Value> fields() {
            return Fields.of("step", step.toString())
                    .and("title", title)
                    .and("visit", visit.text())
                    .and("hosts", hosts)
                    .map();
        }
    }

    /** The debt of this step is paid on these hosts. */
    record UndoFinished(StepPath step, VisitId visit, List<String> hosts) implements Event {
        @Override
        public String name() {
            return "undo-finished";
        }

        @Override
        public Map<String, Value> fields() {
            return Fields.of("step", step.toString())
                    .and("visit", visit.text())
                    .and("hosts", hosts)
                    .map();
        }
    }

    /** What a host still owes when the run ends, and why. */
    record DebtOwed(StepPath step, String title, String host, String reason) implements Event {
        @Override
        public String name() {
            return "debt-owed";
        }

        @Override
        public Map<String, Value> fields() {
            return Fields.of("step", step.toString())
                    .and("title", title)
                    .and("host", host)
                    .and("reason", reason)
                    .map();
        }
    }

    /** @param took in whole milliseconds */
    record RunFinished(Ending ending, Duration took) implements Event {

        public RunFinished {
            took = took.truncatedTo(ChronoUnit.MILLIS);
        }

        @Override
        public String name() {
            return "run-finished";
        }

        @Override
        public Map<String, Value> fields() {
            return Fields.of("outcome", ending.words())
                    .and("exit", ending.exit())
                    .and("took", seconds(took))
                    .map();
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
