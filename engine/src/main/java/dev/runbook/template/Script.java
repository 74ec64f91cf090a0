package dev.runbook.template;

import dev.runbook.source.DidYouMean;
import dev.runbook.source.Problems;
import dev.runbook.source.Span;
import dev.runbook.template.syntax.Passage;
import dev.runbook.template.syntax.Program;
import dev.runbook.template.syntax.UndefinedResult;
import dev.runbook.template.syntax.Use;
import dev.runbook.value.Value;
import io.pebbletemplates.pebble.error.AttributeNotFoundException;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.error.RootAttributeNotFoundException;
import java.io.Writer;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A program and the passage it was written in: what fails is told with its place in the file. */
final class Script {

    private final Passage passage;
    private final Program program;

    private Script(Passage passage, Program program) {
        this.passage = passage;
        this.program = program;
    }

    static Optional<Script> ofTemplate(Passage passage, Problems problems) {
        return Program.ofTemplate(passage, problems).map(program -> new Script(passage, program));
    }

    static Optional<Script> ofExpression(Passage passage, Problems problems) {
        return Program.ofExpression(passage, problems).map(program -> new Script(passage, program));
    }

    Program program() {
        return program;
    }

    Value evaluate(Scope scope) {
        return guarded(scope, names -> program.evaluate(names).value());
    }

    boolean holds(Scope scope) {
        return guarded(scope, program::holds);
    }

    <W extends Writer> W render(Scope scope, W writer) {
        return guarded(scope, names -> {
            program.render(names, writer);
            return writer;
        });
    }

    Set<Reference> names() {
        return references(program.uses());
    }

    Set<Reference> proves() {
        return references(program.proves());
    }

    private Set<Reference> references(Collection<Use> uses) {
        Set<Reference> references = new LinkedHashSet<>();
        uses.forEach(use -> references.add(new Reference(use.name(), use.path(), passage.word(use.offset()))));
        return references;
    }

    private <T> T guarded(Scope scope, Function<Names, T> work) {
        try {
            return work.apply(new Names(scope));
        } catch (RootAttributeNotFoundException e) {
            String name = e.getAttributeName();
            throw new Unrenderable(place(e), "`" + name + "` is not defined" + DidYouMean.suffix(name, scope.names()));
        } catch (UndefinedResult e) {
            throw new Unrenderable(place(e), e.getPebbleMessage());
        } catch (AttributeNotFoundException e) {
            throw new Unrenderable(place(e), "`" + chain(e) + "` is not defined" + e.getPebbleMessage());
        } catch (PebbleException e) {
            throw new Unrenderable(place(e), e.getPebbleMessage());
        }
    }

    private Span place(PebbleException e) {
        return passage.word(e.getLineNumber());
    }

    /** {@code result.stdot} as it is written, for the attribute that was not found. */
    private String chain(AttributeNotFoundException e) {
        return Chain.endingWith(passage.text(), e.getLineNumber());
    }
}
