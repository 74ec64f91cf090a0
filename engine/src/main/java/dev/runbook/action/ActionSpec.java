package dev.runbook.action;

import java.util.List;
import java.util.Optional;

/**
 * What an action is called and takes; checked before the run, printed by {@code doc}.
 *
 * @param freeForm the parameter that a plain value stands for: {@code shell: echo hi}
 * @param readOnly whether it can never change a host
 * @param open whether it takes any other names as well, as {@code set} does
 * @param facts what it adds to its result, for the reference
 */
public record ActionSpec(
        String name,
        String summary,
        List<Parameter> parameters,
        Optional<String> freeForm,
        boolean readOnly,
        boolean open,
        List<Fact> facts) {

    /** A field of the result beyond those that every result has. */
    public record Fact(String name, String description) {}

    public Optional<Parameter> parameter(String parameterName) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(parameterName))
                .findFirst();
    }

    public List<String> parameterNames() {
        return parameters.stream().map(Parameter::name).toList();
    }

    /** An action that takes these, of which the first may be written as a plain value. */
    public static ActionSpec of(String name, String summary, Parameter... parameters) {
        Optional<String> first = parameters.length == 0 ? Optional.empty() : Optional.of(parameters[0].name());
        return new ActionSpec(name, summary, List.of(parameters), first, false, false, List.of());
    }

    public ActionSpec withoutFreeForm() {
        return new ActionSpec(name, summary, parameters, Optional.empty(), readOnly, open, facts);
    }

    public ActionSpec thatOnlyReads() {
        return new ActionSpec(name, summary, parameters, freeForm, true, open, facts);
    }

    public ActionSpec withAnyNames() {
        return new ActionSpec(name, summary, parameters, freeForm, readOnly, true, facts);
    }

    public ActionSpec giving(Fact... given) {
        return new ActionSpec(name, summary, parameters, freeForm, readOnly, open, List.of(given));
    }
}
