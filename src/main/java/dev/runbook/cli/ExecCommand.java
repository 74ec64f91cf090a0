package dev.runbook.cli;

import dev.runbook.action.Actions;
import dev.runbook.json.Json;
import dev.runbook.plan.Plan;
import dev.runbook.plan.RunFacts;
import dev.runbook.procedure.Library;
import dev.runbook.procedure.Procedure;
import dev.runbook.procedure.ProcedureReader;
import dev.runbook.source.InvalidSource;
import dev.runbook.source.Problem;
import dev.runbook.source.SourceFile;
import dev.runbook.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Runs one command on many hosts: a runbook of one step. */
@Command(
        name = "exec",
        description = "Runs one command on many hosts. One word is a line for the shell, several are a program and its"
                + " arguments; templates are filled in for each host.",
        footer = {
            "%nExamples:",
            "  runbook exec app -i prod.ini -- uptime",
            "  runbook exec 'app:!app1' -i prod.ini -b -- systemctl restart nginx",
            "  runbook exec all -i prod.ini -- 'df -h /var | tail -1'"
        })
final class ExecCommand implements Callable<Integer> {

    private static final String WRITTEN = "exec";

    private final World world;

    @Parameters(index = "0", paramLabel = "PATTERN", description = "on which hosts")
    String pattern;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "COMMAND", description = "what to run, after `--`")
    List<String> command;

    @Mixin
    InventoryOptions inventory = new InventoryOptions();

    @Mixin
    VariableOptions variables = new VariableOptions();

    @Mixin
    ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    ScreenOptions screen = new ScreenOptions();

    @Mixin
    StateOption state = new StateOption();

    ExecCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        RunFacts run = Runs.fresh(world);
        Request.Typed typed = new Request.Typed(inventory, variables, new SelectionOptions(), connection);
        return new Runs(world, state, connection)
                .exec(plan(typed, run), run, screen)
                .exit();
    }

    /** Mistakes are the command line's: nobody has seen the runbook that is made of it. */
    private Plan plan(Request.Typed typed, RunFacts run) {
        try {
            return new Request(world, typed).plan(this::procedure, run);
        } catch (InvalidSource e) {
            throw new InvalidSource(
                    e.problems().stream().map(ExecCommand::withoutPlace).toList());
        }
    }

    private static Problem withoutPlace(Problem problem) {
        boolean written = problem.where()
                .filter(span -> span.file().name().equals(WRITTEN))
                .isPresent();
        return written ? Problem.of(problem.message()) : problem;
    }

    private Procedure procedure() {
        Library library = new Library(Optional.empty(), world.directory());
        return ProcedureReader.read(new SourceFile(WRITTEN, runbook()), library, Actions.installed());
    }

    /** What is quoted as JSON is quoted as YAML as well. */
    private String runbook() {
        String step = command.size() == 1
                ? "shell: " + quoted(command.get(0))
                : "command: " + Json.write(Value.texts(command));
        return "name: exec\nplays: [ { name: exec, hosts: " + quoted(pattern)
                + ", max_failures: 100%, on_failure: continue,\nsteps: [ { " + step + " } ] } ]\n";
    }

    private static String quoted(String text) {
        return Json.write(Value.of(text));
    }
}
