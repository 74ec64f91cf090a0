package dev.runbook.action.network;

import dev.runbook.action.Arguments;
import dev.runbook.template.Unrenderable;
import dev.runbook.value.Value;
import java.util.List;
import java.util.stream.Collectors;

/** The HTTP status codes that are wanted. */
record Statuses(List<Integer> wanted) {

    /** One code, or a list of them. */
    static Statuses of(Arguments arguments, String name) {
        Value value = arguments.value(name);
        List<Value> codes = value instanceof Value.Items list ? list.items() : List.of(value);
        if (codes.isEmpty()) {
            throw new Unrenderable(
                    arguments.span(), "`" + name + "` is an empty list, wanted a status code such as 200");
        }
        return new Statuses(
                codes.stream().map(code -> code(arguments, name, code)).toList());
    }

    boolean include(int status) {
        return wanted.contains(status);
    }

    private static int code(Arguments arguments, String name, Value value) {
        if (!value.text().matches("[1-5][0-9][0-9]")) {
            throw new Unrenderable(
                    arguments.span(), "`" + name + "` is `" + value.text() + "`, wanted a status code such as 200");
        }
        return Integer.parseInt(value.text());
    }

    @Override
    public String toString() {
        return wanted.stream().map(String::valueOf).collect(Collectors.joining(" or "));
    }
}
