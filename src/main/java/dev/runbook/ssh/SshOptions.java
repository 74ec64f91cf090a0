package dev.runbook.ssh;

import dev.runbook.remote.Unreachable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Options as in ssh_config(5), in the order in which they were obtained: the first value of a name counts. */
record SshOptions(List<Option> options) {

    private static final Pattern ASSIGNMENT = Pattern.compile("(\\w+)\\s*[=\\s]\\s*(.*)", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");
    private static final Pattern TIME = Pattern.compile("(?:\\d{1,6}[smhdwSMHDW]?)+");
    private static final Pattern PART = Pattern.compile("(\\d+)([a-z]?)", Pattern.CASE_INSENSITIVE);
    private static final Map<String, Integer> SECONDS =
            Map.of("", 1, "s", 1, "m", 60, "h", 3600, "d", 86_400, "w", 604_800);

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

    /** A time as in sshd_config(5), TIME FORMATS; empty where there is none, or where it is 0 or {@code none}. */
    Optional<Duration> time(String name) throws Unreachable {
        Optional<String> value = first(name).filter(text -> !text.equalsIgnoreCase("none"));
        return value.isEmpty()
                ? Optional.empty()
                : Optional.of(checked(name, value.get(), TIME, "a time such as 10 or 1m30s"))
                        .map(SshOptions::duration)
                        .filter(time -> !time.isZero());
    }

    Optional<Integer> number(String name) throws Unreachable {
        Optional<String> value = first(name);
        return value.isEmpty()
                ? Optional.empty()
                : Optional.of(Integer.valueOf(checked(name, value.get(), NUMBER, "a whole number")));
    }

    private static String checked(String name, String value, Pattern form, String wanted) throws Unreachable {
        if (!form.matcher(value).matches()) {
            throw new Unreachable("`" + name + "` is `" + value + "`, wanted " + wanted
                    + "; mend the SSH configuration or `ansible_ssh_common_args`");
        }
        return value;
    }

    private static Duration duration(String time) {
        return PART.matcher(time)
                .results()
                .map(part -> Duration.ofSeconds(Long.parseLong(part.group(1))
                        * SECONDS.get(part.group(2).toLowerCase(Locale.ROOT))))
                .reduce(Duration.ZERO, Duration::plus);
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
