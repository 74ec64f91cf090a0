package dev.runbook.survey;

import dev.runbook.template.Scope;
import dev.runbook.template.UnknownYet;
import dev.runbook.template.Unrenderable;
import dev.runbook.template.Variables;
import dev.runbook.value.Value;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The names of a host.
 *
 * @param sure with the values they will have when the run gets there, as far as these are known
 * @param now with the values that they would have if nothing changed until then; seldom asked for
 */
record Names(Variables sure, Supplier<Variables> now) {

    /**
     * The answer to a question, and whether it is sure.
     *
     * @throws Unrenderable if it cannot be answered although all it needs is sure
     */
    <T> Known<T> ask(Function<Scope, T> question) {
        try {
            return Known.sure(question.apply(sure));
        } catch (UnknownYet e) {
            return askNow(question, "on `" + e.name() + "`");
        }
    }

    Names withResult(Value.Fields result) {
        return new Names(sure.withValue("result", result), () -> now.get().withValue("result", result));
    }

    private <T> Known<T> askNow(Function<Scope, T> question, String doubt) {
        try {
            return Known.now(question.apply(now.get()), doubt);
        } catch (UnknownYet e) {
            return Known.unknown("on `" + e.name() + "`");
        } catch (Unrenderable e) {
            return Known.unknown(doubt);
        }
    }
}
