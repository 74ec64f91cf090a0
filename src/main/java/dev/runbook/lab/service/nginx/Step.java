package dev.runbook.lab.service.nginx;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A step of the way of a request through a server or a location, before anything answers it. */
sealed interface Step {

    /** How a step leaves the request; empty: with the next step. */
    Optional<Turn> take(Exchange exchange);

    /** What comes after the steps. */
    sealed interface Turn {}

    /** Look for the location of the path as it is now. */
    record LookAgain() implements Turn {}

    /** Stay here, and take no more steps. */
    record Stay() implements Turn {}

    /** Answer with this. */
    record Answered(int status, String text) implements Turn {}

    record Set(String variable, Text value) implements Step {
        @Override
        public Optional<Turn> take(Exchange exchange) {
            exchange.set(variable, value.in(exchange));
            return Optional.empty();
        }
    }

    record Return(int status, Text text) implements Step {
        @Override
        public Optional<Turn> take(Exchange exchange) {
            return Optional.of(new Answered(status, text.in(exchange)));
        }
    }

    record If(Predicate<Exchange> condition, List<Step> steps) implements Step {
        @Override
        public Optional<Turn> take(Exchange exchange) {
            return condition.test(exchange) ? walk(steps, exchange) : Optional.empty();
        }
    }

    /** @param flag {@code last}, {@code break}, {@code redirect}, {@code permanent} or nothing */
    record Rewrite(Pattern pattern, Text replacement, String flag) implements Step {
        @Override
        public Optional<Turn> take(Exchange exchange) {
            Matcher matcher = pattern.matcher(exchange.uri());
            if (!matcher.find()) {
                return Optional.empty();
            }
            for (int i = 1; i <= Math.min(9, matcher.groupCount()); i++) {
                exchange.set(String.valueOf(i), matcher.group(i) == null ? "" : matcher.group(i));
            }
            return rewritten(replacement.in(exchange), exchange);
        }

        private Optional<Turn> rewritten(String to, Exchange exchange) {
            if (flag.equals("permanent") || flag.equals("redirect") || to.matches("https?://.*")) {
                return Optional.of(new Answered(flag.equals("permanent") ? 301 : 302, to));
            }
            exchange.rewrite(to.replaceFirst("\\?.*$", ""));
            return switch (flag) {
                case "last" -> Optional.of(new LookAgain());
                case "break" -> Optional.of(new Stay());
                default -> Optional.empty();
            };
        }
    }

    /** Takes the steps until one makes a turn. */
    static Optional<Turn> walk(List<Step> steps, Exchange exchange) {
        for (Step step : steps) {
            Optional<Turn> turn = step.take(exchange);
            if (turn.isPresent()) {
                return turn;
            }
        }
        return Optional.empty();
    }
}
