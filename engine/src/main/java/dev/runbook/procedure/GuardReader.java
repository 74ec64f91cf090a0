package dev.runbook.procedure;

import dev.runbook.source.Span;
import dev.runbook.template.Condition;
import dev.runbook.template.Template;
import dev.runbook.template.Templated;
import dev.runbook.yaml.Keys;
import dev.runbook.yaml.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads guards: a condition alone, or a map with a message and, for a probing guard, a read-only action. */
final class GuardReader {

    private static final Set<String> KEYS = Set.of("name", "hosts", "that", "msg");

    private final Reading reading;

    private GuardReader(Reading reading) {
        this.reading = reading;
    }

    static List<Guard> list(Keys keys, String name, Reading reading) {
        GuardReader reader = new GuardReader(reading);
        return keys.list(name).map(Node.Sequence::items).orElse(List.of()).stream()
                .flatMap(node -> reader.guard(node).stream())
                .toList();
    }

    /** A step's {@code guard} and {@code guards}. */
    static List<Guard> ofStep(Keys keys, Reading reading) {
        GuardReader reader = new GuardReader(reading);
        Stream<Guard> single = keys.take("guard").flatMap(reader::guard).stream();
        return Stream.concat(single, list(keys, "guards", reading).stream()).toList();
    }

    private Optional<Guard> guard(Node node) {
        return node instanceof Node.Mapping
                ? Keys.of(node, "a guard", reading.problems()).flatMap(keys -> guard(keys, node.span()))
                : Optional.of(conditionAlone(node));
    }

    private Guard conditionAlone(Node node) {
        Condition that = Condition.compile(node, reading.problems());
        return new Guard(
                that.text(), node.span(), Optional.empty(), Optional.empty(), Optional.of(that), Optional.empty());
    }

    private Optional<Guard> guard(Keys keys, Span span) {
        Optional<HostSelector> hosts =
                keys.take("hosts").map(node -> new HostSelector(Templated.of(node, reading.problems())));
        Optional<Condition> that = keys.take("that").map(node -> Condition.compile(node, reading.problems()));
        Optional<Template> message = keys.scalar("msg").map(node -> Template.compile(node, reading.problems()));
        Optional<String> name = keys.text("name");
        Optional<Call> probe = probe(keys.expecting(KEYS));
        if (that.isEmpty() && probe.isEmpty()) {
            keys.missing("that");
        }
        String shown = name.or(() -> that.map(Condition::text)).orElse("guard");
        return Optional.of(new Guard(shown, keys.place("name").orElse(span), hosts, probe, that, message));
    }

    private Optional<Call> probe(Keys keys) {
        return keys.rest().isEmpty()
                ? Optional.empty()
                : CallReader.onlyAction(keys, "a guard", reading).flatMap(body -> readOnlyCall(body, keys));
    }

    private Optional<Call> readOnlyCall(Body body, Keys keys) {
        if (body instanceof Body.Single single && single.call().canProbe()) {
            return Optional.of(single.call());
        }
        reading.problems()
                .add(keys.span(), "a guard must not change anything; probe with a command or a read-only action");
        return Optional.empty();
    }
}
