package dev.runbook.action.flow;

import dev.runbook.action.Action;
import dev.runbook.action.ActionSpec;
import dev.runbook.action.Arguments;
import dev.runbook.action.Operation;
import dev.runbook.action.Situation;
import dev.runbook.template.Unrenderable;
import java.util.stream.Collectors;

/** Gives names to values from here on. */
public final class SetAction implements Action {

    @Override
    public ActionSpec spec() {
        return ActionSpec.of("set", "Gives names to values; later steps on the same host see them as variables.")
                .withAnyNames()
                .thatOnlyReads();
    }

    @Override
    public Operation operation(Arguments arguments, Situation situation) {
        if (arguments.values().isEmpty()) {
            throw new Unrenderable(arguments.span(), "`set` names nothing; write `set: { name: value }`");
        }
        arguments.values().keySet().stream()
                .filter(name -> !name.matches("[A-Za-z_]\\w*"))
                .forEach(name -> {
                    throw new Unrenderable(
                            arguments.span(), "`" + name + "` is no name, wanted letters, digits and `_`");
                });
        String names = arguments.values().keySet().stream()
                .map(name -> "`" + name + "`")
                .collect(Collectors.joining(", "));
        return new Operation.Assign("set " + names, arguments.values());
    }
}
