package dev.runbook.template.syntax;

import io.pebbletemplates.pebble.node.expression.Expression;
import java.util.List;

/** Which names must be defined if a condition came out true, or false. */
final class Proof {

    private Proof() {}

    static List<Use> of(Expression<?> condition, boolean holds) {
        if (condition instanceof TestCall test) {
            boolean proves = holds ? test.asksDefined() : test.asksUndefined();
            return proves ? Uses.use(test.getLeftExpression()).stream().toList() : List.of();
        }
        if (condition instanceof Logic.Not not) {
            return of(not.getChildExpression(), !holds);
        }
        if (condition instanceof Print print) {
            return of(print.getChildExpression(), holds);
        }
        if (condition instanceof Logic.And and && holds) {
            return Uses.with(of(and.getLeftExpression(), true), of(and.getRightExpression(), true));
        }
        if (condition instanceof Logic.Or or && !holds) {
            return Uses.with(of(or.getLeftExpression(), false), of(or.getRightExpression(), false));
        }
        return List.of();
    }
}
