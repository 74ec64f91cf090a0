package dev.runbook.procedure;

import dev.runbook.source.Problems;
import dev.runbook.template.Condition;
import dev.runbook.template.Template;
import dev.runbook.template.Templated;
import dev.runbook.yaml.Keys;
import dev.runbook.yaml.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads steps, wherever they stand: in plays, blocks, undo lists, handlers and actions. */
final class StepReader {

    private final Reading reading;
    private final Problems problems;
    private final Keys keys;

    private StepReader(Keys keys, Reading reading) {
        this.keys = keys;
        this.reading = reading;
        this.problems = reading.problems();
    }

    static List<Step> list(Keys owner, String name, Reading reading) {
        return owner.list(name).map(list -> list(list, reading)).orElse(List.of());
    }

    static List<Step> list(Node.Sequence list, Reading reading) {
        return list.items().stream()
                .flatMap(node -> Keys.of(node, "a step", reading.problems()).stream())
                .flatMap(keys -> new StepReader(keys, reading).step().stream())
                .toList();
    }

    static Surroundings surroundings(Keys keys, Problems problems) {
        return new Surroundings(
                keys.take("become").map(node -> Setting.of("become", ParamType.BOOL, node, problems)),
                keys.take("become_user").map(node -> Setting.of("become_user", ParamType.STRING, node, problems)),
                keys.take("environment").map(node -> environment(node, problems)),
                false);
    }

    private static Templated environment(Node node, Problems problems) {
        Templated template = Templated.of(node, problems);
        if (template.isConstant() && !(node instanceof Node.Mapping)) {
            problems.add(node.span(), "`environment` is " + node.kind() + ", wanted a map of names and values");
        }
        return template;
    }

    private Optional<Step> step() {
        Optional<String> name = keys.text("name");
        Optional<Node.Scalar> explicitId = keys.scalar("id");
        Placement placement = placement();
        Conditions conditions = conditions();
        Optional<Loop> loop = loop();
        Optional<Retry> retry = retry();
        Optional<Setting> timeout = keys.take("timeout").map(node -> Setting.limit("timeout", node, problems));
        Verdict verdict = verdict();
        Surroundings surroundings =
                surroundings(keys, problems).withNoLog(keys.flag("no_log").orElse(false));
        Map<String, Node> vars = ProcedureReader.vars(keys, reading);
        Optional<String> register = name("register");
        keys.take("register").ifPresent(node -> reading.rejectGiven(node.value().text(), node.span()));
        Set<String> tags = Set.copyOf(keys.words("tags"));
        boolean readOnly = keys.flag("read_only").orElse(false);
        keys.flag("steady");
        List<Node.Scalar> notifies = keys.scalars("notify");
        Optional<Node.Sequence> undo = keys.list("rollback");
        keys.expecting(Set.of("block", "rescue", "always", "include"));

        String shown = name.orElseGet(this::bodyName);
        String id = reading.ids().take(explicitId, shown, problems);
        List<Step> rollback = undo.map(
                        list -> list(list, reading.withIds(reading.ids().under(id + "/undo"))))
                .orElse(List.of());
        return new BodyReader(keys, reading)
                .read(id)
                .map(body -> new Step(
                        id,
                        shown,
                        keys.span(),
                        keys.written(),
                        body,
                        placement,
                        conditions,
                        loop,
                        retry,
                        timeout,
                        verdict,
                        surroundings,
                        BodyReader.varsOf(body, vars, keys),
                        register,
                        tags,
                        readOnly,
                        notifies,
                        rollback));
    }

    private String bodyName() {
        return Stream.concat(Stream.of("block", "include"), keys.rest().stream().map(Node.Entry::name))
                .filter(key -> keys.place(key).isPresent())
                .findFirst()
                .orElse("step");
    }

    private Placement placement() {
        return new Placement(
                keys.take("hosts").map(node -> new HostSelector(Templated.of(node, problems))),
                keys.scalar("delegate_to").map(node -> Template.compile(node, problems)),
                keys.flag("run_once").orElse(false),
                keys.take("throttle").map(node -> Setting.atLeast(1, "throttle", node, problems)));
    }

    private Conditions conditions() {
        return new Conditions(
                condition("when"),
                GuardReader.ofStep(keys, reading),
                keys.take("check").flatMap(node -> CallReader.check(node, reading)));
    }

    private Optional<Loop> loop() {
        Optional<String> variable = name("loop_var");
        if (variable.isPresent() && keys.take("loop").isEmpty()) {
            problems.add(keys.place("loop_var").orElseThrow(), "`loop_var` stands without `loop`; add one");
        }
        return keys.take("loop")
                .map(node -> Loop.of(Templated.of(node, problems), variable.orElse("item"), node, problems));
    }

    private Optional<Retry> retry() {
        Retry retry = new Retry(
                condition("until"),
                keys.take("retries").map(node -> Setting.atLeast(0, "retries", node, problems)),
                setting("delay", ParamType.DURATION));
        boolean written = retry.until().isPresent() || retry.retries().isPresent();
        if (!written && retry.delay().isPresent()) {
            problems.add(keys.place("delay").orElseThrow(), "`delay` stands without `until` or `retries`; add one");
        }
        return Optional.of(retry).filter(it -> written);
    }

    private Verdict verdict() {
        return new Verdict(
                condition("changed_when"),
                condition("failed_when"),
                keys.flag("ignore_errors").orElse(false));
    }

    private Optional<Condition> condition(String name) {
        return keys.take(name).map(node -> Condition.compile(node, problems));
    }

    private Optional<Setting> setting(String name, ParamType type) {
        return keys.take(name).map(node -> Setting.of(name, type, node, problems));
    }

    private Optional<String> name(String key) {
        return keys.scalar(key).map(node -> {
            if (!node.text().matches("[A-Za-z_][A-Za-z0-9_]*")) {
                problems.add(
                        node.span(),
                        "`" + key + "` is `" + node.text() + "`, wanted a name of letters, digits and `_`");
            }
            return node.text();
        });
    }
}
