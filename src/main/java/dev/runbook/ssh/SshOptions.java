package dev.runbook.ssh;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Options as in ssh_config(5), in the order in which they were obtained: the first value of a name counts. */
record SshOptions(List<Option> options) {

    private static final Pattern ASSIGNMENT = Pattern.compile("(\\w+)\\s*[=\\s]\\s*(.*)", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    /** @param name in lower case */
    record Option(String name, String value) {

        /** {@code Name value} or {@code Name=value}; empty if it is neither. */
        static Optional<Option> parse(String text) {
            Matcher assignment = ASSIGNMENT.matcher(text.strip());
            return assignment.matches()
                    ? Optional.of(new Option(
                            assignment.group(1).toLowerCase(Locale.ROOT),
                            assignment.group(2).strip()))
                    : Optional.empty();
        }

        List<String> words() {
            Matcher words = WORD.matcher(value);
            return words.results()
                    .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                    .toList();
        }
    }

    static SshOptions parse(List<String> texts) {
        return new SshOptions(
                texts.stream().flatMap(text -> Option.parse(text).stream()).toList());
    }

    /** These options, and for what they leave open the other ones. */
    SshOptions orElse(SshOptions others) {
        List<Option> all = new ArrayList<>(options);
        all.addAll(others.options);
        return new SshOptions(List.copyOf(all));
    }

    SshOptions without(String name) {
        return new SshOptions(options.stream()
                .filter(option -> !option.name().equalsIgnoreCase(name))
                .toList());
    }

    /** The value without quotes around it. */
    Optional<String> first(String name) {
        return named(name).findFirst().map(option -> unquoted(option.value()));
    }

    List<String> firstWords(String name) {
        return named(name).findFirst().map(Option::words).orElse(List.of());
    }

    /** Every value of an option that adds up, such as IdentityFile. */
    List<String> all(String name) {
        return named(name).map(option -> unquoted(option.value())).toList();
    }

    private Stream<Option> named(String name) {
        return options.stream().filter(option -> option.name().equalsIgnoreCase(name));
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted && value.indexOf('"', 1) == value.length() - 1 ? value.substring(1, value.length() - 1) : value;
    }
}
