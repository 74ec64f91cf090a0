package dev.runbook.procedure;

import dev.runbook.action.Parameter;
import dev.runbook.value.Value;
import java.util.List;
import java.util.Optional;

/** Whether a value fits a parameter, and what it becomes there. */
final class ArgumentTypes {

    private ArgumentTypes() {}

    static Optional<Value> fit(Parameter parameter, Value value) {
        Optional<Value> fitted = fit(parameter.type(), value);
        boolean allowed = parameter.choices().isEmpty()
                || fitted.map(Value::text).filter(parameter.choices()::contains).isPresent();
        return allowed ? fitted : Optional.empty();
    }

    static String complaint(String action, Parameter parameter, Value value) {
        String found = value.kind() == Value.Kind.LIST || value.kind() == Value.Kind.MAP
                ? value.kind().words()
                : "`" + value.text() + "`";
        String wanted = parameter.choices().isEmpty()
                ? parameter.type().words()
                : "one of `" + String.join("`, `", parameter.choices()) + "`";
        return "`" + parameter.name() + "` of `" + action + "` is " + found + ", wanted " + wanted;
    }

    private static Optional<Value> fit(Parameter.Type type, Value value) {
        return switch (type) {
            case STRING -> ParamType.STRING.accept(value);
            case INT -> ParamType.INT.accept(value);
            case NUMBER -> ParamType.NUMBER.accept(value);
            case BOOL -> ParamType.BOOL.accept(value);
            case DURATION -> ParamType.DURATION.accept(value);
            case SIZE -> ParamType.SIZE.accept(value);
            case MAP -> ParamType.MAP.accept(value);
            case LIST -> Optional.of(value instanceof Value.Items ? value : Value.list(List.of(value)));
            case ANY, SHELL, WORDS, EXPRESSION, CONDITIONS -> Optional.of(value);
        };
    }
}
