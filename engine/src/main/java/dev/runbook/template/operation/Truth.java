package dev.runbook.template.operation;

import dev.runbook.value.Value;

/** What counts as true inside a template: as in Jinja, all but nothing, zero, false and what is empty. */
public final class Truth {

    private Truth() {}

    public static boolean of(Value value) {
        return switch (value.kind()) {
            case BOOL -> ((Value.Bool) value).truth();
            case NOTHING -> false;
            case STRING -> !value.text().isEmpty();
            case INT -> ((Value.Int) value).number() != 0;
            case NUMBER -> ((Value.Decimal) value).number() != 0;
            case LIST -> !((Value.Items) value).items().isEmpty();
            case MAP -> !((Value.Fields) value).entries().isEmpty();
        };
    }
}
