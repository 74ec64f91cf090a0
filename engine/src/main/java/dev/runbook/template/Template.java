package dev.runbook.template;

import dev.runbook.source.Problems;
import dev.runbook.template.shell.ShellCheck;
import dev.runbook.template.shell.ShellWriter;
import dev.runbook.template.syntax.Passage;
import dev.runbook.template.syntax.PlainWriter;
import dev.runbook.value.Value;
import dev.runbook.yaml.Node;
import java.util.Optional;
import java.util.Set;

/** A scalar of a YAML file that may hold <code>{{ … }}</code>; one without keeps the value it was written with. */
public final class Template {

    private final Node.Scalar scalar;
    private final Optional<Script> script;

    private Template(Node.Scalar scalar, Optional<Script> script) {
        this.scalar = scalar;
        this.script = script;
    }

    /** Compiles; what is wrong is among the problems, and the template must not be rendered then. */
    public static Template compile(Node.Scalar scalar, Problems problems) {
        return new Template(
                scalar, isTemplate(scalar.text()) ? Script.ofTemplate(Passage.of(scalar), problems) : Optional.empty());
    }

    /** As {@link #compile}, for a script to render with {@link #renderShell}. */
    public static Template compileShell(Node.Scalar scalar, Problems problems) {
        Template template = compile(scalar, problems);
        template.script.ifPresent(script -> ShellCheck.check(script.program(), Passage.of(scalar), problems));
        return template;
    }

    /** Whether the text holds anything to fill in. */
    public static boolean isTemplate(String text) {
        return text.contains("{{") || text.contains("{%");
    }

    /** The value; a text that is exactly one <code>{{ … }}</code> keeps the type of what it gives. */
    public Value render(Scope scope) {
        if (script.isEmpty()) {
            return scalar.value();
        }
        return script.get().program().isLone()
                ? script.get().evaluate(scope)
                : Value.of(script.get().render(scope, new PlainWriter()).toString());
    }

    /**
     * The text for a shell: whatever comes out of <code>{{ … }}</code> is quoted as its place in the script needs, and
     * arrives as it is; {@code | raw} inserts it unquoted.
     */
    public String renderShell(Scope scope) {
        return script.map(found -> found.render(scope, new ShellWriter()).toString())
                .orElseGet(scalar::text);
    }

    /** The names that must be defined. */
    public Set<Reference> names() {
        return script.map(Script::names).orElse(Set.of());
    }

    public boolean isConstant() {
        return script.isEmpty();
    }

    @Override
    public String toString() {
        return scalar.text();
    }
}
