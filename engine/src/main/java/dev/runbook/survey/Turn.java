package dev.runbook.survey;

import dev.runbook.action.Operation;
import dev.runbook.inventory.Host;
import dev.runbook.journal.StepPath;
import dev.runbook.plan.RunbookSituation;
import dev.runbook.procedure.Call;
import dev.runbook.procedure.Step;
import dev.runbook.template.Scope;
import java.util.Optional;

/**
 * A step on a host, for one item of its loop.
 *
 * @param names what the host knows then
 * @param path as the journal will say
 * @param found takes what is found
 */
record Turn(Step step, Host host, Frame frame, Stand stand, Names names, StepPath path, Found found) {

    String key() {
        return frame.keyOf(step);
    }

    /** Where the step is written, if its author promises that no other command changes what it looks at. */
    Optional<String> steady() {
        return step.isSteady() ? Optional.of(step.span().place()) : Optional.empty();
    }

    /** The host that does the work; the host itself as long as another is not known. */
    String target() {
        return delegate().or(stand::elsewhere).orElse(host.name());
    }

    Optional<String> delegate() {
        if (step.placement().delegateTo().isEmpty()) {
            return Optional.empty();
        }
        return names.ask(scope -> step.placement().delegate(scope)).value().flatMap(name -> name);
    }

    /** What is to be done, as whom the step says. */
    Operation operation(Field field, Call call, Scope scope) {
        RunbookSituation situation =
                new RunbookSituation(host, scope, field.plan().procedure().library(), step.span());
        var settings = frame.with(stand).settings(step, scope);
        var become = field.lookout().become(target(), settings);
        Operation operation = call.operation(scope, situation)
                .with(command -> command.withEnvironment(settings.environment()).as(become));
        return step.readOnly() ? operation.onlyReading() : operation;
    }
}
