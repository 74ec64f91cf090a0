package dev.runbook.plan;

import dev.runbook.procedure.GivenNames;
import dev.runbook.procedure.Param;
import dev.runbook.procedure.Procedure;
import dev.runbook.source.DidYouMean;
import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import dev.runbook.value.Secrets;
import dev.runbook.value.Value;
import dev.runbook.yaml.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the operator passed, told apart.
 *
 * @param values the runbook's params, each in its type
 * @param others the variables that are no params
 */
record ParamValues(Map<String, Value> values, Map<String, Node> others) {

    static ParamValues of(Procedure procedure, Map<String, Node> extras, Secrets secrets, Problems problems) {
        Map<String, Value> values = new LinkedHashMap<>();
        Map<String, Node> others = new LinkedHashMap<>(extras);
        for (Param param : procedure.params()) {
            Optional<Node> given = Optional.ofNullable(others.remove(param.name()));
            value(param, given, problems).ifPresent(value -> {
                values.put(param.name(), value);
                if (param.secret()) {
                    secrets.add(param.name(), value);
                }
            });
        }
        others.forEach((name, node) -> GivenNames.reject(name, node.span(), problems));
        rejectMisspelt(procedure, others, problems);
        return new ParamValues(values, others);
    }

    private static Optional<Value> value(Param param, Optional<Node> given, Problems problems) {
        if (given.isPresent()) {
            return param.accept(given.get(), problems);
        }
        if (param.required()) {
            problems.add(
                    param.span(), "param `" + param.name() + "` is required; pass it with `-e " + param.name() + "=…`");
            return Optional.empty();
        }
        return param.initial()
                .map(Node::value)
                .map(value -> param.type().accept(value).orElse(value));
    }

    /** A variable may have any name, but one that nearly is a param is a slip. */
    private static void rejectMisspelt(Procedure procedure, Map<String, Node> others, Problems problems) {
        List<String> params = procedure.params().stream().map(Param::name).toList();
        others.keySet()
                .forEach(name -> DidYouMean.nearest(name, params)
                        .ifPresent(near -> problems.add(Problem.of(
                                "`-e " + name + "=…` is no param of this runbook; did you mean `" + near + "`?"))));
    }
}
