package dev.runbook.whatif;

import dev.runbook.procedure.Body;
import dev.runbook.procedure.Call;
import dev.runbook.procedure.Procedure;
import dev.runbook.procedure.Step;
import dev.runbook.template.Condition;
import dev.runbook.template.Variables;
import dev.runbook.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Steps that change something before the commit, and of which nothing says how that is taken back or whether it is done. */
public final class Unguarded {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private Unguarded() {}

    /** In the order of the runbook; a step that calls an action stands for all inside of it. */
    public static List<Step> of(Procedure procedure) {
        List<Step> steps = procedure.plays().stream()
                .flatMap(play -> Stream.concat(play.steps().stream(), play.handlers().stream()))
                .flatMap(Unguarded::working)
                .toList();
        int commit = lastCommit(steps);
        return steps.subList(0, commit < 0 ? steps.size() : commit).stream()
                .filter(Unguarded::isOpen)
                .toList();
    }

    /** The steps that do something themselves, in order; undo steps are none of them. */
    private static Stream<Step> working(Step step) {
        return step.body() instanceof Body.Block ? step.body().inner().flatMap(Unguarded::working) : Stream.of(step);
    }

    private static int lastCommit(List<Step> steps) {
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (commits(steps.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean commits(Step step) {
        return step.body().answer(new Body.Question<>() {
            @Override
            public Boolean about(Body.Single single) {
                return single.call().action().spec().name().equals("commit");
            }

            @Override
            public Boolean about(Body.Custom custom) {
                return custom.action().steps().stream()
                        .flatMap(Unguarded::working)
                        .anyMatch(Unguarded::commits);
            }

            @Override
            public Boolean about(Body.Block block) {
                return false;
            }
        });
    }

    private static boolean isOpen(Step step) {
        boolean said = !step.rollback().isEmpty()
                || step.lasts()
                || step.conditions().check().isPresent()
                || step.changesNothing()
                || step.verdict().changedWhen().map(Condition::text).equals(Optional.of("false"));
        return !said && mayChange(step);
    }

    private static boolean mayChange(Step step) {
        return step.body().answer(new Body.Question<>() {
            @Override
            public Boolean about(Body.Single single) {
                return !onlyAsks(single.call());
            }

            @Override
            public Boolean about(Body.Custom custom) {
                return custom.action().steps().stream()
                        .flatMap(Unguarded::working)
                        .anyMatch(Unguarded::isOpen);
            }

            @Override
            public Boolean about(Body.Block block) {
                return false;
            }
        });
    }

    /** A request that by its method changes nothing. */
    private static boolean onlyAsks(Call call) {
        Value method = call.arguments().valuesKnown(Variables.empty()).getOrDefault("method", Value.of("GET"));
        return call.action().spec().name().equals("http") && READING.contains(method.text());
    }
}
