package dev.runbook.action.network;

import dev.runbook.action.Arguments;
import dev.runbook.action.Operation;
import dev.runbook.template.Unrenderable;
import java.util.List;

/** One look at something; its operation fails as long as it is not as wanted, and its summary says what is wanted. */
interface Wish {

    Operation operation();

    /** The state that is asked for, one of those that make sense here; the first if none is. */
    static String state(Arguments arguments, String subject, List<String> sensible) {
        String state = arguments.optionalText("state").orElse(sensible.get(0));
        if (!sensible.contains(state)) {
            throw new Unrenderable(
                    arguments.span(),
                    "a " + subject + " cannot be `" + state + "`, wanted `" + String.join("` or `", sensible) + "`");
        }
        return state;
    }
}
