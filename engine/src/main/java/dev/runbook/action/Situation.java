package dev.runbook.action;

import dev.runbook.source.SourceFile;
import java.nio.file.Path;

/** Where an operation is being computed: the host, and the files beside the runbook. */
public interface Situation {

    /** The host's name in the inventory. */
    String host();

    /**
     * The file on the controller that a runbook means by this name: as given if absolute, else beside the runbook.
     *
     * @throws dev.runbook.template.Unrenderable if there is none
     */
    Path file(String name);

    /** Where a relative path that is to be written on the controller leads. */
    Path destination(String name);

    /** The text of a template file with this host's variables filled in. */
    String render(SourceFile template);
}
