package dev.runbook.template;

import dev.runbook.source.Problems;
import dev.runbook.source.SourceFile;
import dev.runbook.template.syntax.Passage;
import dev.runbook.template.syntax.PlainWriter;
import java.util.Optional;
import java.util.Set;

/** A whole file to fill in; what comes out of <code>{{ … }}</code> is inserted as it is. */
public final class TemplateFile {

    private final SourceFile file;
    private final Optional<Script> script;

    private TemplateFile(SourceFile file, Optional<Script> script) {
        this.file = file;
        this.script = script;
    }

    /** Compiles; what is wrong is among the problems, and the file must not be rendered then. */
    public static TemplateFile compile(SourceFile file, Problems problems) {
        return new TemplateFile(file, Script.ofTemplate(Passage.of(file), problems));
    }

    public String render(Scope scope) {
        return script.map(found -> found.render(scope, new PlainWriter()).toString())
                .orElseGet(file::text);
    }

    /** The names that must be defined. */
    public Set<Reference> names() {
        return script.map(Script::names).orElse(Set.of());
    }
}
