package dev.runbook.lab.service.nginx;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with variables in it. */
record Text(String written, Variables variables) {

    private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{(\\w+)\\}|(\\d|[A-Za-z_]\\w*))");
    private static final Pattern GROUP = Pattern.compile("\\d");

    /** @throws Emergency if it names a variable that there is not */
    static Text of(String written, Directive directive, Variables variables) {
        Matcher matcher = VARIABLE.matcher(written);
        while (matcher.find()) {
            String name = name(matcher);
            if (!GROUP.matcher(name).matches() && !variables.isKnown(name)) {
                throw Emergency.at(directive, "unknown \"" + name + "\" variable");
            }
        }
        return new Text(written, variables);
    }

    String in(Exchange exchange) {
        return VARIABLE.matcher(written)
                .replaceAll(variable -> Matcher.quoteReplacement(variables.value(name(variable), exchange)));
    }

    private static String name(MatchResult variable) {
        return variable.group(1) != null ? variable.group(1) : variable.group(2);
    }
}
