package dev.runbook.lab.service.nginx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What stands between the parentheses of {@code if}. */
final class Condition {

    private final Directive directive;
    private final Variables variables;

    private Condition(Directive directive, Variables variables) {
        this.directive = directive;
        this.variables = variables;
    }

    static Predicate<Exchange> of(Directive directive, Variables variables) {
        return new Condition(directive, variables).read(words(directive));
    }

    /** Without the parentheses, which may stand close to the words or not. */
    private static List<String> words(Directive directive) {
        String all = String.join("\0", directive.arguments());
        if (!all.startsWith("(") || !all.endsWith(")")) {
            throw Emergency.at(directive, "invalid condition \"" + all.replace('\0', ' ') + "\"");
        }
        String inner = all.substring(1, all.length() - 1);
        return List.of(inner.split("\0")).stream()
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private Predicate<Exchange> read(List<String> words) {
        if (words.size() == 1) {
            Text text = text(words.get(0));
            return exchange ->
                    !text.in(exchange).isEmpty() && !text.in(exchange).equals("0");
        }
        if (words.size() == 2) {
            return file(words.get(0), text(words.get(1)));
        }
        if (words.size() == 3) {
            return comparison(text(words.get(0)), words.get(1), words.get(2));
        }
        throw invalid(String.join(" ", words));
    }

    private Predicate<Exchange> file(String operator, Text path) {
        return switch (operator) {
            case "-f" -> exchange -> Files.isRegularFile(Path.of(path.in(exchange)));
            case "-d" -> exchange -> Files.isDirectory(Path.of(path.in(exchange)));
            case "-e" -> exchange -> Files.exists(Path.of(path.in(exchange)));
            case "!-f", "!-d", "!-e" -> file(operator.substring(1), path).negate();
            default -> throw invalid(operator);
        };
    }

    private Predicate<Exchange> comparison(Text left, String operator, String right) {
        return switch (operator) {
            case "=" -> equal(left, text(right));
            case "!=" -> equal(left, text(right)).negate();
            case "~" -> matching(left, right, 0);
            case "~*" -> matching(left, right, Pattern.CASE_INSENSITIVE);
            case "!~" -> matching(left, right, 0).negate();
            case "!~*" -> matching(left, right, Pattern.CASE_INSENSITIVE).negate();
            default -> throw invalid(operator);
        };
    }

    private static Predicate<Exchange> equal(Text left, Text right) {
        return exchange -> left.in(exchange).equals(right.in(exchange));
    }

    private Predicate<Exchange> matching(Text left, String expression, int flags) {
        Pattern pattern = expression(expression, flags, directive);
        return exchange -> pattern.matcher(left.in(exchange)).find();
    }

    private Text text(String written) {
        return Text.of(written, directive, variables);
    }

    private Emergency invalid(String what) {
        return Emergency.at(directive, "invalid condition \"" + what + "\"");
    }

    static Pattern expression(String expression, int flags, Directive directive) {
        try {
            return Pattern.compile(expression, flags);
        } catch (PatternSyntaxException e) {
            throw Emergency.at(
                    directive, "pcre2_compile() failed: " + e.getDescription() + " in \"" + expression + "\"");
        }
    }
}
