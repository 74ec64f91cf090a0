package dev.runbook.cli;

import dev.runbook.journal.Ending;
import dev.runbook.source.DidYouMean;
import dev.runbook.value.Durations;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/** The commands by name. Only the one that was typed is loaded; a runbook's name by itself means {@code run}. */
final class Commands {

    private static final String HELP = "--help";
    private static final int HELP_WIDTH = 100;

    private final Map<String, Supplier<Object>> all = new LinkedHashMap<>();
    private final World world;
    private final Failures failures;

    Commands(World world, Failures failures) {
        this.world = world;
        this.failures = failures;
        all.put("run", () -> new RunCommand(world));
        all.put("plan", () -> new PlanCommand(world));
        all.put("apply", () -> new ApplyCommand(world));
        all.put("sign", () -> new SignCommand(world));
        all.put("exec", () -> new ExecCommand(world));
        all.put("lint", () -> new LintCommand(world));
        all.put("inventory", () -> new InventoryCommand(world));
        all.put("doc", () -> new DocCommand(world));
        all.put("resume", () -> new ResumeCommand(world));
        all.put("rollback", () -> new RollbackCommand(world));
        all.put("runs", () -> new RunsCommand(world));
        all.put("lock", () -> LockCommand.with(world));
        all.put("lab", this::lab);
        all.put("show", () -> new ShowCommand(world));
    }

    int execute(List<String> typed) {
        if (typed.isEmpty()) {
            prepared(all.keySet()).usage(world.err());
            return Ending.INVALID.exit();
        }
        String first = typed.get(0);
        if (isMistyped(first)) {
            world.err()
                    .println("`" + first + "` is no command and no runbook" + DidYouMean.suffix(first, all.keySet()));
            return Ending.INVALID.exit();
        }
        boolean global = Set.of("-h", HELP, "--version").contains(first);
        List<String> words = all.containsKey(first) || global
                ? typed
                : Stream.concat(Stream.of("run"), typed.stream()).toList();
        return prepared(loaded(words.get(0))).execute(words.toArray(String[]::new));
    }

    /** The commands that this word needs. */
    private Set<String> loaded(String word) {
        if (word.equals("--version")) {
            return Set.of();
        }
        return all.containsKey(word) ? Set.of(word) : all.keySet();
    }

    private boolean isMistyped(String word) {
        return word.matches("[a-z]+")
                && !all.containsKey(word)
                && !Files.exists(world.directory().resolve(word))
                && DidYouMean.nearest(word, all.keySet()).isPresent();
    }

    /** The commands that know an option. */
    private List<String> having(String option) {
        return prepared(all.keySet()).getSubcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(command -> command.findOption(option) != null)
                .map(CommandSpec::name)
                .toList();
    }

    private CommandLine prepared(Set<String> names) {
        CommandLine line = new CommandLine(new Program());
        names.forEach(name -> line.addSubcommand(name, all.get(name).get()));
        line.registerConverter(Duration.class, Commands::duration);
        line.setOut(new PrintWriter(world.out(), true));
        line.setErr(new PrintWriter(world.err(), true));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        line.setUsageHelpWidth(HELP_WIDTH);
        line.setExpandAtFiles(false);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setDefaultValueProvider(new EnvironmentDefaults(world));
        line.setParameterExceptionHandler(new UsageMistakes(world, this::having));
        line.setExecutionExceptionHandler(failures);
        describe(line);
        return line;
    }

    private CommandLine lab() {
        return new CommandLine(new LabCommand(world))
                .addSubcommand("up", new LabUpCommand(world))
                .addSubcommand("down", new LabDownCommand(world))
                .addSubcommand("status", new LabStatusCommand(world))
                .addSubcommand("run", new LabRunCommand(world))
                .addSubcommand("break", new LabBreakCommand(world))
                .addSubcommand("heal", new LabHealCommand(world))
                .addSubcommand("hold", new LabHoldCommand(world));
    }

    private static Duration duration(String text) {
        return Durations.parse(text)
                .orElseThrow(() ->
                        new TypeConversionException("`" + text + "` is no duration; write it like 30s, 5m or 1h30m"));
    }

    private static void describe(CommandLine line) {
        line.getSubcommands().values().forEach(Commands::describe);
        CommandSpec command = line.getCommandSpec();
        command.usageMessage().abbreviateSynopsis(true).sortOptions(false).optionListHeading("%nOptions:%n");
        command.addOption(OptionSpec.builder("-h", HELP)
                .usageHelp(true)
                .description("show this help")
                .build());
    }
}
