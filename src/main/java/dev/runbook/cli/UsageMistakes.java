package dev.runbook.cli;

import dev.runbook.journal.Ending;
import dev.runbook.source.DidYouMean;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Mistakes on the command line: one sentence, with a suggestion, and where to read on. */
final class UsageMistakes implements CommandLine.IParameterExceptionHandler {

    private final World world;
    private final Function<String, List<String>> having;

    /** @param having which commands know an option */
    UsageMistakes(World world, Function<String, List<String>> having) {
        this.world = world;
        this.having = having;
    }

    @Override
    public int handleParseException(CommandLine.ParameterException e, String[] args) {
        CommandSpec command = e.getCommandLine().getCommandSpec();
        world.err().println(message(e, command));
        world.err().println("try `" + command.qualifiedName() + " --help`");
        return Ending.INVALID.exit();
    }

    private String message(CommandLine.ParameterException e, CommandSpec command) {
        if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
            return unmatched(unmatched.getUnmatched().get(0), command);
        }
        if (e instanceof CommandLine.MissingParameterException missing) {
            return missing.getMissing().size() > 1 ? several(missing, command) : missing(missing, command);
        }
        if (e instanceof CommandLine.MutuallyExclusiveArgsException) {
            return "only one of " + choices(command) + " can be given";
        }
        if (e instanceof CommandLine.OverwrittenOptionException twice) {
            return "`" + name(twice.getOverwritten()) + "` was given twice, wanted once";
        }
        if (e.getArgSpec() != null && e.getValue() != null) {
            return "`" + name(e.getArgSpec()) + "` is `" + e.getValue() + "`, wanted " + wanted(e.getArgSpec());
        }
        return e.getMessage().substring(0, 1).toLowerCase(Locale.ROOT)
                + e.getMessage().substring(1);
    }

    private String unmatched(String argument, CommandSpec command) {
        List<String> options = command.options().stream()
                .flatMap(option -> Arrays.stream(option.names()))
                .toList();
        String word = argument.split("=", 2)[0];
        return word.startsWith("-")
                ? "unknown option `" + word + "` of `" + command.name() + "`"
                        + elsewhere(word).orElseGet(() -> DidYouMean.suffix(word, options))
                : "`" + argument + "` is too much: `" + command.name() + "` takes " + taken(command);
    }

    private Optional<String> elsewhere(String option) {
        List<String> others =
                having.apply(option).stream().map(name -> "`" + name + "`").toList();
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of("; " + String.join(", ", others) + (others.size() == 1 ? " has it" : " have it"));
    }

    private static String choices(CommandSpec command) {
        return command.argGroups().stream()
                .flatMap(group -> group.options().stream())
                .map(option -> "`" + name(option) + "`")
                .collect(Collectors.joining(", "));
    }

    private static String several(CommandLine.MissingParameterException e, CommandSpec command) {
        String choices = choices(command);
        return choices.isEmpty()
                ? e.getMissing().stream()
                        .map(missing -> "`" + name(missing) + "`")
                        .collect(Collectors.joining(" and ", "`" + command.name() + "` needs ", ""))
                : "wanted one of " + choices;
    }

    private static String missing(CommandLine.MissingParameterException e, CommandSpec command) {
        ArgSpec first = e.getMissing().get(0);
        return first.isOption()
                ? "`" + name(first) + "` needs a value, " + first.paramLabel()
                : "`" + command.name() + "` needs " + first.paramLabel();
    }

    private static String taken(CommandSpec command) {
        return command.positionalParameters().isEmpty()
                ? "no such argument"
                : command.positionalParameters().stream()
                        .map(ArgSpec::paramLabel)
                        .collect(Collectors.joining(" "));
    }

    private static String wanted(ArgSpec argument) {
        Class<?> type = argument.auxiliaryTypes()[0];
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Objects::toString)
                            .map(choice -> "`" + choice.toLowerCase(Locale.ROOT) + "`")
                            .collect(Collectors.joining(", "));
        }
        boolean flag = argument.arity().max() == 0;
        if (type == Duration.class) {
            return "a duration such as 5m or 1h30m";
        }
        return type == int.class ? "a whole number above 0" : flag ? "`true` or `false`" : "a value";
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
