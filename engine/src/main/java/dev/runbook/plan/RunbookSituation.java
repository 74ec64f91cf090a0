package dev.runbook.plan;

import dev.runbook.action.Situation;
import dev.runbook.inventory.Host;
import dev.runbook.procedure.Library;
import dev.runbook.source.Problems;
import dev.runbook.source.SourceFile;
import dev.runbook.source.Span;
import dev.runbook.template.Scope;
import dev.runbook.template.TemplateFile;
import dev.runbook.template.Unrenderable;
import java.nio.file.Path;

/**
 * A host, its names, and the files beside the runbook.
 *
 * @param where the step for which files are looked up, to point at
 */
public record RunbookSituation(Host at, Scope scope, Library library, Span where) implements Situation {

    @Override
    public String host() {
        return at.name();
    }

    @Override
    public Path file(String name) {
        return library.path(name)
                .orElseThrow(() -> new Unrenderable(
                        where,
                        "there is no file `" + name + "` beside the runbook, in its `files` or its `templates`"));
    }

    @Override
    public Path destination(String name) {
        return library.workingDirectory().resolve(name);
    }

    @Override
    public String render(SourceFile template) {
        Problems problems = new Problems();
        TemplateFile compiled = TemplateFile.compile(template, problems);
        problems.inOrder().stream().findFirst().ifPresent(problem -> {
            throw new Unrenderable(problem.where().orElse(where), problem.message());
        });
        return compiled.render(scope);
    }
}
