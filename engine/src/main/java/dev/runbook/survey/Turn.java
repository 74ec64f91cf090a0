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
 * @param path as the journal will say
 * @param found takes what is found
 */
record Turn(Step step, Host host, Frame frame, Stand stand, StepPath path, Found found) {

    String key() {
        return frame.keyOf(step);
    }

    Names names(Field field, Outlook outlook) {
        return field.names(host, stand, outlook);
    }

    /** The host that does the work; the host itself as long as another is not known. */
    String target(Names names) {
        return delegate(names).or(stand::elsewhere).orElse(host.name());
    }

    Optional<String> delegate(Names names) {
        return names.ask(scope -> step.placement().delegate(scope)).value().flatMap(name -> name);
    }

    /** What is to be done, as whom the step says. */
    Operation operation(Field field, Call call, Names all, Scope names) {
        RunbookSituation situation =
                new RunbookSituation(host, names, field.plan().procedure().library(), step.span());
        var settings = frame.with(stand).settings(step, names);
        var become = field.lookout().become(target(all), settings);
        Operation operation = call.operation(names, situation)
                .with(command -> command.withEnvironment(settings.environment()).as(become));
        return step.readOnly() ? operation.onlyReading() : operation;
    }
}
