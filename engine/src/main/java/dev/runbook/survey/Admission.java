package dev.runbook.survey;

import dev.runbook.inventory.Host;
import dev.runbook.template.Condition;
import dev.runbook.template.Unrenderable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Which hosts go into a play or a block, as its {@code when} says. */
final class Admission {

    private final Optional<Condition> when;
    private final Function<Host, Names> names;
    private final BiConsumer<Host, Draft> outside;
    private final Map<String, Frame.Doubt> doubts = new HashMap<>();

    /**
     * @param names what each host knows there
     * @param outside is told of those that stay outside for certain, and why
     */
    Admission(Optional<Condition> when, Function<Host, Names> names, BiConsumer<Host, Draft> outside) {
        this.when = when;
        this.names = names;
        this.outside = outside;
    }

    boolean admits(Host host) {
        try {
            Known<Boolean> wanted = when.map(condition -> names.apply(host).ask(condition::holds))
                    .orElse(Known.sure(true));
            if (wanted.isSure() && !wanted.value().orElseThrow()) {
                outside.accept(
                        host,
                        new Draft(Grade.SKIP)
                                .because("as `" + when.orElseThrow().text() + "` is false"));
                return false;
            }
            boolean blind = wanted.value().filter(Boolean.TRUE::equals).isEmpty();
            wanted.doubt().ifPresent(reason -> doubts.put(host.name(), new Frame.Doubt(reason, blind)));
            return true;
        } catch (Unrenderable e) {
            outside.accept(host, new Draft(Grade.RUN).failing(e.getMessage()).harmless());
            return false;
        }
    }

    /** Why it is not certain of these hosts that they go in. */
    Map<String, Frame.Doubt> doubts() {
        return doubts;
    }
}
