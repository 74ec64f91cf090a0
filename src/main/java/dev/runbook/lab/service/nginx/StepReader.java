package dev.runbook.lab.service.nginx;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the steps that requests take through a server or a location. */
final class StepReader {

    private static final Set<String> FLAGS = Set.of("last", "break", "redirect", "permanent");
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final Variables variables;

    StepReader(Variables variables) {
        this.variables = variables;
    }

    List<Step> read(List<Directive> directives) {
        return directives.stream().flatMap(this::step).toList();
    }

    private Stream<Step> step(Directive directive) {
        return switch (directive.name()) {
            case "set" -> Stream.of(set(directive));
            case "return" -> Stream.of(answer(directive));
            case "rewrite" -> Stream.of(rewrite(directive));
            case "if" -> Stream.of(new Step.If(Condition.of(directive, variables), read(directive.inner())));
            default -> Stream.of();
        };
    }

    private Step set(Directive directive) {
        if (!directive.first().matches("\\$\\w+")) {
            throw Emergency.at(directive, "invalid variable name \"" + directive.first() + "\"");
        }
        variables.declare(directive.first().substring(1));
        return new Step.Set(directive.first().substring(1), text(directive.last(), directive));
    }

    /** With one argument that is no number, a redirect to it. */
    private Step answer(Directive directive) {
        String first = directive.first();
        if (directive.arguments().size() == 1 && first.matches("(https?://|\\$scheme).*")) {
            return new Step.Return(302, text(first, directive));
        }
        if (!first.matches("\\d{3}")) {
            throw Emergency.at(directive, "invalid return code \"" + first + "\"");
        }
        int status = Integer.parseInt(first);
        if (REDIRECTS.contains(status) && directive.arguments().size() == 1) {
            throw Emergency.at(directive, "invalid return code \"" + first + "\"");
        }
        String written = directive.arguments().size() == 2 ? directive.last() : "";
        return new Step.Return(status, text(written, directive));
    }

    private Step rewrite(Directive directive) {
        List<String> arguments = directive.arguments();
        String flag = arguments.size() == 3 ? arguments.get(2) : "";
        if (!flag.isEmpty() && !FLAGS.contains(flag)) {
            throw Emergency.at(directive, "invalid parameter \"" + flag + "\"");
        }
        return new Step.Rewrite(
                Condition.expression(arguments.get(0), 0, directive), text(arguments.get(1), directive), flag);
    }

    private Text text(String written, Directive directive) {
        return Text.of(written, directive, variables);
    }
}
