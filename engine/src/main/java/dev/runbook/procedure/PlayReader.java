package dev.runbook.procedure;

import dev.runbook.source.DidYouMean;
import dev.runbook.source.Problems;
import dev.runbook.template.Condition;
import dev.runbook.template.Templated;
import dev.runbook.value.Value;
import dev.runbook.yaml.Keys;
import dev.runbook.yaml.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads {@code plays}. */
final class PlayReader {

    private static final List<String> SERIAL_FORMS = List.of("2", "30%", "[1, \"30%\", \"100%\"]");

    private final Reading reading;
    private final Problems problems;

    private PlayReader(Reading reading) {
        this.reading = reading;
        this.problems = reading.problems();
    }

    static List<Play> read(Node.Sequence plays, Reading reading) {
        return plays.items().stream()
                .flatMap(node -> Keys.of(node, "a play", reading.problems()).stream())
                .map(keys -> new PlayReader(reading).play(keys))
                .toList();
    }

    private Play play(Keys keys) {
        Optional<HostSelector> hosts = keys.take("hosts").map(node -> new HostSelector(Templated.of(node, problems)));
        String name = keys.text("name").or(() -> keys.text("hosts")).orElse("play");
        String id = reading.ids().under("play").take(keys.scalar("id"), name, problems);
        if (hosts.isEmpty()) {
            keys.missing("hosts");
        }
        Optional<Condition> when = keys.take("when").map(node -> Condition.compile(node, problems));
        Map<String, Node> vars = ProcedureReader.vars(keys, reading);
        List<Guard> guards = GuardReader.list(keys, "guards", reading);
        List<Setting> serial = serial(keys);
        Optional<Setting> maxFailures = keys.take("max_failures").map(this::maxFailures);
        Surroundings surroundings = StepReader.surroundings(keys, problems);
        OnFailure onFailure = onFailure(keys);
        Set<String> tags = Set.copyOf(keys.words("tags"));
        List<Step> steps = StepReader.list(keys, "steps", reading);
        if (keys.take("steps").isEmpty()) {
            keys.missing("steps");
        }
        List<Step> handlers = StepReader.list(keys, "handlers", reading);
        checkNotifies(steps, handlers);
        keys.rejectUnknown(AnsibleWords::suffix);
        return new Play(
                id,
                name,
                keys.span(),
                keys.written(),
                hosts.orElseGet(() -> noHosts(keys)),
                when,
                vars,
                guards,
                serial,
                maxFailures,
                surroundings,
                onFailure,
                tags,
                steps,
                handlers);
    }

    private HostSelector noHosts(Keys keys) {
        return new HostSelector(Templated.of(Node.of(keys.span(), Value.of("all")), problems));
    }

    private List<Setting> serial(Keys keys) {
        Optional<Node> node = keys.take("serial");
        List<Node> sizes = node.map(it -> it instanceof Node.Sequence list ? list.items() : List.of(it))
                .orElse(List.of());
        sizes.stream()
                .filter(size -> !Share.looksRight(size.value().text()))
                .forEach(size -> problems.add(
                        size.span(),
                        "`serial` is `" + size.value().text() + "`, wanted for instance "
                                + String.join(" or ", SERIAL_FORMS)));
        return sizes.stream()
                .map(size -> new Setting("serial", ParamType.STRING, Templated.of(size, problems)))
                .toList();
    }

    private Setting maxFailures(Node node) {
        String text = node.value().text();
        if (!text.contains("{{") && Share.parse(text).isEmpty()) {
            problems.add(node.span(), "`max_failures` is `" + text + "`, wanted a number or a percentage");
        }
        return new Setting("max_failures", ParamType.STRING, Templated.of(node, problems));
    }

    private OnFailure onFailure(Keys keys) {
        return keys.scalar("on_failure")
                .map(node -> OnFailure.named(node.text()).orElseGet(() -> {
                    problems.add(
                            node.span(),
                            "`on_failure` is `" + node.text() + "`, wanted rollback, stop or continue"
                                    + DidYouMean.suffix(node.text(), OnFailure.names()));
                    return OnFailure.ROLLBACK;
                }))
                .orElse(OnFailure.ROLLBACK);
    }

    private void checkNotifies(List<Step> steps, List<Step> handlers) {
        List<String> known = handlers.stream()
                .flatMap(handler -> Stream.of(handler.name(), handler.id()))
                .toList();
        steps.stream()
                .flatMap(Step::withInner)
                .forEach(step -> step.notifies().stream()
                        .filter(name -> !known.contains(name.text()))
                        .forEach(name -> problems.add(
                                name.span(),
                                "its play has no handler `" + name.text() + "`"
                                        + DidYouMean.suffix(name.text(), known))));
    }
}
