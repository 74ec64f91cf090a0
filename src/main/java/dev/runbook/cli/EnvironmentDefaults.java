package dev.runbook.cli;

import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What an option is when it is not typed: {@code RUNBOOK_EXTRA_VARS} stands for {@code --extra-vars}. */
final class EnvironmentDefaults implements CommandLine.IDefaultValueProvider {

    private final World world;

    EnvironmentDefaults(World world) {
        this.world = world;
    }

    /** Null, which picocli wants, if the environment says nothing. */
    @Override
    public String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option) || option.usageHelp() || option.versionHelp()) {
            return null;
        }
        Optional<String> value = world.variable(variable(option));
        return value.map(text -> option.arity().max() == 0 ? flag(text) : text).orElse(null);
    }

    private static String variable(OptionSpec option) {
        String name = option.longestName().replaceFirst("^--", "");
        return "RUNBOOK_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static String flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "1", "yes", "on" -> "true";
            case "0", "no", "off" -> "false";
            default -> text;
        };
    }
}
