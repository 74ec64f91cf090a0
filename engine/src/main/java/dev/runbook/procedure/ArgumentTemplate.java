package dev.runbook.procedure;

import dev.runbook.action.Claim;
import dev.runbook.source.Span;
import dev.runbook.template.Condition;
import dev.runbook.template.Expression;
import dev.runbook.template.Reference;
import dev.runbook.template.Scope;
import dev.runbook.template.Template;
import dev.runbook.template.Templated;
import dev.runbook.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One argument as written. */
sealed interface ArgumentTemplate {

    Span span();

    Value render(Scope scope);

    Stream<Reference> names();

    /** A value with templates anywhere inside. */
    record Plain(Templated template) implements ArgumentTemplate {
        @Override
        public Span span() {
            return template.span();
        }

        @Override
        public Value render(Scope scope) {
            return template.render(scope);
        }

        @Override
        public Stream<Reference> names() {
            return template.names().stream();
        }
    }

    /** A script: what comes from a variable is quoted. */
    record Script(Span span, Template template) implements ArgumentTemplate {
        @Override
        public Value render(Scope scope) {
            return Value.of(template.renderShell(scope));
        }

        @Override
        public Stream<Reference> names() {
            return template.names().stream();
        }
    }

    /** A command line that was cut into words before anything is filled in; a word that is a list becomes several. */
    record Words(Span span, List<Template> words) implements ArgumentTemplate {
        @Override
        public Value render(Scope scope) {
            List<Value> rendered = new ArrayList<>();
            for (Template word : words) {
                Value value = word.render(scope);
                if (value instanceof Value.Items list) {
                    list.items().forEach(item -> rendered.add(Value.of(item.text())));
                } else {
                    rendered.add(Value.of(value.text()));
                }
            }
            return Value.list(rendered);
        }

        @Override
        public Stream<Reference> names() {
            return words.stream().flatMap(word -> word.names().stream());
        }
    }

    /** The value of an expression. */
    record Computed(Span span, Expression expression) implements ArgumentTemplate {
        @Override
        public Value render(Scope scope) {
            return expression.evaluate(scope);
        }

        @Override
        public Stream<Reference> names() {
            return expression.names().stream();
        }
    }

    /** Conditions that are judged where the step runs. */
    record Claims(Span span, Condition condition) implements ArgumentTemplate {
        List<Claim> judge(Scope scope) {
            return condition.terms().stream()
                    .map(term -> new Claim(term.text(), term.holds(scope)))
                    .toList();
        }

        @Override
        public Value render(Scope scope) {
            return Value.of(condition.holds(scope));
        }

        @Override
        public Stream<Reference> names() {
            return condition.names().stream();
        }
    }
}
