package dev.runbook.whatif;

import dev.runbook.inventory.Host;
import dev.runbook.journal.Outcome;
import dev.runbook.procedure.Body;
import dev.runbook.procedure.Call;
import dev.runbook.procedure.Guard;
import dev.runbook.procedure.Step;
import dev.runbook.template.Condition;
import dev.runbook.yaml.Node;
import java.util.List;
import java.util.Optional;

/** A step's work on one host, for one item, foreseen: its guards, its attempts, and the author's view of them. */
final class Attempts {

    private final Circumstances run;
    private final Course course;
    private final Turn turn;
    private final Step step;
    private final boolean supposed;

    Attempts(Circumstances run, Course course, Turn turn) {
        this.run = run;
        this.course = course;
        this.turn = turn;
        this.step = turn.step();
        this.supposed = run.supposition().fails(turn.path(), turn.host(), turn.isLast());
    }

    Foreseen run() {
        Optional<String> refusal = refusal();
        if (refusal.isPresent()) {
            return ended(Foreseen.refused(refusal));
        }
        if (turn.doubt().isPresent() && failsByItself()) {
            return Foreseen.SKIPPED;
        }
        run.books().begins(turn);
        int place = run.books().nextAct();
        Foreseen end = step.body().answer(new Work());
        if (turn.at().undo()) {
            run.books()
                    .acts(
                            place,
                            Acts.done(
                                    turn, run.outlook().doing(turn), end.kind().isFailure()));
        }
        return ended(end);
    }

    private Foreseen ended(Foreseen natural) {
        Foreseen end = natural.ignoring(step.verdict().ignoreErrors());
        run.books().ends(turn, end);
        if (end.kind() == Outcome.Kind.CHANGED && !turn.at().undo()) {
            run.books().notes(step.notifies().stream().map(Node.Scalar::text).toList(), turn);
        }
        if (supposed) {
            run.books().supposes(turn, end.kind().isFailure());
        }
        return end;
    }

    /** A step that can do nothing but fail is there for a trouble that we do not suppose, unless it surely runs. */
    private boolean failsByItself() {
        return step.body() instanceof Body.Single single
                && deed(single.call()).failure().isPresent();
    }

    private Optional<String> refusal() {
        return step.conditions().guards().stream()
                .filter(guard -> guard.probe().isEmpty())
                .flatMap(guard -> refusal(guard).stream())
                .findFirst()
                .filter(message -> turn.doubt().isEmpty());
    }

    private Optional<String> refusal(Guard guard) {
        List<Host> hosts = run.plan().hostsOf(guard).orElse(List.of(turn.host()));
        return hosts.stream()
                .flatMap(host -> run.outlook().violation(guard, host, turn.layers()).stream())
                .findFirst();
    }

    private Deed deed(Call call) {
        return run.outlook().deed(call, turn);
    }

    /** What doing it leads to. */
    private final class Work implements Body.Question<Foreseen> {
        @Override
        public Foreseen about(Body.Single single) {
            Deed deed = deed(single.call());
            boolean fails = supposed && !deed.commits() || deed.failure().isPresent();
            if (fails && deed.failing() == Outcome.Kind.REFUSED) {
                return Foreseen.refused(deed.failure());
            }
            Foreseen end = verdict(new Raw(
                    fails,
                    fails ? deed.marred() : deed.changes(),
                    fails ? deed.claims() : deed.changes(),
                    deed.failure()));
            if (deed.commits() && !fails) {
                run.books().commits(turn, run.doubtfulCommits());
            }
            return end;
        }

        @Override
        public Foreseen about(Body.Custom custom) {
            int most = run.outlook().attempts(turn);
            Foreseen end = call(custom, 1);
            for (int made = 1; made < most && end.kind() == Outcome.Kind.FAILED && !settles(); made++) {
                Foreseen next = call(custom, made + 1);
                end = next.withTraces(next.traces() || end.traces());
            }
            return end;
        }

        @Override
        public Foreseen about(Body.Block block) {
            throw new IllegalStateException("a block is walked");
        }
    }

    private Foreseen call(Body.Custom custom, int attempt) {
        Place inside = turn.place().with(run.outlook().inside(custom, turn));
        Standing called =
                turn.at().calling(inside, turn.path(), turn.visit().inside(attempt), turn.last(), turn.hidden());
        Walked walked = course.steps(custom.action().steps(), List.of(turn.host()), called);
        boolean promised = custom.action().spec().readOnly();
        if (!walked.failures().isEmpty()) {
            return failure(walked);
        }
        return verdict(
                new Raw(supposed, walked.traces() && !promised, walked.changed() && !promised, Optional.empty()));
    }

    /** The action fails as its inner step does. */
    private Foreseen failure(Walked walked) {
        Foreseen inner = walked.failures().get(0).outcome();
        if (inner.kind() == Outcome.Kind.REFUSED && !walked.traces()) {
            return Foreseen.refused(inner.reason());
        }
        return verdict(new Raw(true, walked.traces(), false, inner.reason()));
    }

    /**
     * How an attempt ends before its author has judged it.
     *
     * @param traces whether it may have left any
     * @param changed what its result says
     */
    private record Raw(boolean fails, boolean traces, boolean changed, Optional<String> reason) {}

    private Foreseen verdict(Raw raw) {
        boolean changed = changed(raw.changed());
        if (!fails(raw.fails())) {
            return Foreseen.success(changed);
        }
        boolean traces = raw.traces() && !step.readOnly();
        return new Foreseen(Outcome.Kind.FAILED, traces, changed, false, raw.reason());
    }

    /** What {@code until} and {@code failed_when} say, where they say so before the run. */
    private boolean fails(boolean natural) {
        Optional<Boolean> until = step.retry().flatMap(retry -> retry.until()).flatMap(this::judged);
        boolean tried = until.map(holds -> !holds).orElse(natural);
        boolean open = step.retry().flatMap(retry -> retry.until()).isPresent() && tried;
        return open ? tried : step.verdict().failedWhen().flatMap(this::judged).orElse(tried);
    }

    private boolean settles() {
        return step.retry()
                .flatMap(retry -> retry.until())
                .flatMap(this::judged)
                .orElse(false);
    }

    private boolean changed(boolean natural) {
        return !step.readOnly()
                && step.verdict().changedWhen().flatMap(this::judged).orElse(natural);
    }

    private Optional<Boolean> judged(Condition condition) {
        return run.outlook().judges(condition, turn).value();
    }
}
