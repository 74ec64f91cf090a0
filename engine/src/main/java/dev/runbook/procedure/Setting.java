package dev.runbook.procedure;

import dev.runbook.source.Problems;
import dev.runbook.template.Scope;
import dev.runbook.template.Templated;
import dev.runbook.template.Unrenderable;
import dev.runbook.value.Durations;
import dev.runbook.value.Value;
import dev.runbook.yaml.Node;
import java.time.Duration;
import java.util.Optional;

/** A number, duration, flag or word of a play or step that may come from a variable. */
public record Setting(String name, ParamType type, Templated template) {

    /** Reads the setting; a constant of the wrong type is a problem at once. */
    static Setting of(String name, ParamType type, Node node, Problems problems) {
        Setting setting = new Setting(name, type, Templated.of(node, problems));
        if (setting.template.isConstant() && type.accept(node.value()).isEmpty()) {
            problems.add(node.span(), setting.complaint(node.value()));
        }
        return setting;
    }

    /** As {@link #of} for a whole number; a constant below the least is a problem, too. */
    static Setting atLeast(int least, String name, Node node, Problems problems) {
        if (node.value() instanceof Value.Int number && number.number() < least) {
            problems.add(
                    node.span(),
                    "`" + name + "` is `" + number.number() + "`, wanted a whole number from " + least + " up");
        }
        return of(name, ParamType.INT, node, problems);
    }

    /** As {@link #of} for a time in which something must be done; none at all is a problem, too. */
    static Setting limit(String name, Node node, Problems problems) {
        if (Durations.parse(node.value().text()).filter(Duration::isZero).isPresent()) {
            problems.add(
                    node.span(), "`" + name + "` is no time at all; leave it out to have that of `--" + name + "`");
        }
        return of(name, ParamType.DURATION, node, problems);
    }

    /** The value on this host. */
    public Value value(Scope scope) {
        Value value = template.render(scope);
        Optional<Value> accepted = type.accept(value);
        return accepted.orElseThrow(() -> new Unrenderable(template.span(), complaint(value)));
    }

    public boolean flag(Scope scope) {
        return value(scope) instanceof Value.Bool bool && bool.truth();
    }

    public long number(Scope scope) {
        return ((Value.Int) value(scope)).number();
    }

    /** A whole number of things; none at the least. */
    public int count(Scope scope) {
        return (int) Math.max(0, Math.min(number(scope), Integer.MAX_VALUE - 1));
    }

    public Duration duration(Scope scope) {
        return Durations.parse(value(scope).text()).orElseThrow();
    }

    private String complaint(Value value) {
        return "`" + name + "` is `" + value.text() + "`, wanted " + type.words();
    }
}
