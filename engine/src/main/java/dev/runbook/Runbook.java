package dev.runbook;

import dev.runbook.action.Actions;
import dev.runbook.inventory.Inventory;
import dev.runbook.journal.Ending;
import dev.runbook.journal.Entry;
import dev.runbook.plan.Plan;
import dev.runbook.plan.Planner;
import dev.runbook.plan.RunFacts;
import dev.runbook.plan.Wishes;
import dev.runbook.procedure.Library;
import dev.runbook.procedure.OnFailure;
import dev.runbook.procedure.Procedure;
import dev.runbook.procedure.ProcedureReader;
import dev.runbook.run.Ports;
import dev.runbook.run.Runner;
import dev.runbook.source.InvalidSource;
import dev.runbook.source.Problem;
import dev.runbook.source.SourceFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads, plans and runs runbooks. */
public final class Runbook {

    private Runbook() {}

    /**
     * The procedure of this name: as given, else under ./runbooks, else shipped with the program.
     *
     * @throws InvalidSource with everything that is wrong in it
     */
    public static Procedure read(String name, Path workingDirectory) {
        Library.Found found = Library.runbook(name, workingDirectory)
                .orElseThrow(() -> new InvalidSource(List.of(Problem.of("there is no runbook `" + name
                        + "`, neither here nor under `runbooks` nor among those shipped"))));
        return read(found.file(), found.library());
    }

    /** The procedure as it was when a run began, made of what was kept of it. */
    public static Procedure read(SourceFile file, Library library) {
        return ProcedureReader.read(file, library, Actions.installed());
    }

    /**
     * What will happen. Contacts nobody.
     *
     * @throws InvalidSource with everything that is wrong
     */
    public static Plan plan(Procedure procedure, Inventory inventory, Wishes wishes, RunFacts run) {
        return Planner.plan(procedure, inventory, wishes, run);
    }

    /**
     * Makes it happen.
     *
     * @param onFailure what the operator wants done about failures, whatever the plays say
     * @param version of the program, for the journal
     */
    public static Ending run(Plan plan, Ports ports, RunFacts run, Optional<OnFailure> onFailure, String version) {
        return Runner.of(plan, ports, run, onFailure).run(version);
    }

    /**
     * A run that stopped, to go on or to be rolled back.
     *
     * @param run as it began
     * @param records all that its journal has
     * @param who takes it up
     */
    public static Runner takeUp(
            Plan plan, Ports ports, RunFacts run, Optional<OnFailure> onFailure, List<Entry> records, String who) {
        return Runner.resuming(plan, ports, run, onFailure, records, who);
    }
}
