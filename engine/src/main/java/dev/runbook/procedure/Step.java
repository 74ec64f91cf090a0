package dev.runbook.procedure;

import dev.runbook.source.Span;
import dev.runbook.value.Value;
import dev.runbook.yaml.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One step: what it does, and everything around it.
 *
 * @param id unique in the runbook; the journal, {@code --start-at} and {@code --fail-at} use it
 * @param written everything its author wrote
 * @param rollback what undoes it, in the order to be done
 */
public record Step(
        String id,
        String name,
        Span span,
        Value.Fields written,
        Body body,
        Placement placement,
        Conditions conditions,
        Optional<Loop> loop,
        Optional<Retry> retry,
        Optional<Setting> timeout,
        Verdict verdict,
        Surroundings surroundings,
        Map<String, Node> vars,
        Optional<String> register,
        Set<String> tags,
        boolean readOnly,
        List<Node.Scalar> notifies,
        List<Step> rollback) {

    /** Whether its author, or that of its action, promises that it changes nothing. */
    public boolean changesNothing() {
        return readOnly || body.changesNothing();
    }

    /** Whether its author means what it leaves to stay, by an empty {@code rollback}: a backup, a pulled image. */
    public boolean lasts() {
        return rollback.isEmpty() && written.get("rollback").isPresent();
    }

    /** Whether its author promises that no command of the run changes what it looks at, so that a plan may rely on it. */
    public boolean isSteady() {
        return written.get("steady").filter(Value.TRUE::equals).isPresent();
    }

    /** This step, and all steps inside it and in its rollback. */
    public Stream<Step> withInner() {
        return Stream.concat(
                Stream.of(this), Stream.concat(body.inner(), rollback.stream()).flatMap(Step::withInner));
    }
}
