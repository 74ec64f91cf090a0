package dev.runbook.remote;

import dev.runbook.value.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Ansible's connection variables of one host, rendered: {@code ansible_host}, {@code ansible_user} … */
public final class ConnectionVariables {

    private static final Pattern WORD = Pattern.compile("(?:[^\\s'\"]|'[^']*'|\"[^\"]*\")+");
    private static final String CONNECTION = "ansible_connection";

    private final String host;
    private final Map<String, Value> variables;

    public ConnectionVariables(String host, Map<String, Value> variables) {
        this.host = host;
        this.variables = variables;
    }

    /** A variable that does not make sense. The message is a sentence for the operator. */
    public static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super(message);
        }
    }

    /** How the host is reached. */
    public Target target() {
        return new Target(
                host,
                kind(),
                text("ansible_host", "ansible_ssh_host").orElse(host),
                text("ansible_port", "ansible_ssh_port").map(this::port),
                text("ansible_user", "ansible_ssh_user"),
                text("ansible_password", "ansible_ssh_password", "ansible_ssh_pass"),
                text("ansible_ssh_private_key_file", "ansible_private_key_file").stream()
                        .map(ConnectionVariables::expandHome)
                        .toList(),
                options());
    }

    /** The passwords among them: nobody may see those. */
    public List<String> passwords() {
        return variables.entrySet().stream()
                .filter(entry -> entry.getKey().matches(".*_pass(word)?"))
                .map(entry -> entry.getValue().text())
                .toList();
    }

    /** As whom commands run, if the inventory wants them to run as another user. */
    public Become become() {
        boolean wanted = text("ansible_become").map(this::truth).orElse(false);
        Optional<String> user = text("ansible_become_user");
        return new Become(
                wanted ? Optional.of(user.orElse("root")) : Optional.empty(),
                text("ansible_become_method").map(this::method).orElse(Become.Method.SUDO),
                text("ansible_become_password", "ansible_become_pass", "ansible_sudo_pass"));
    }

    /** The user to become where a step asks for {@code become} and names nobody. */
    public String becomeUser() {
        return text("ansible_become_user").orElse("root");
    }

    private Target.Kind kind() {
        String connection = text(CONNECTION).orElse("ssh");
        return switch (connection) {
            case "ssh", "smart", "paramiko", "paramiko_ssh", "ansible.builtin.ssh" -> Target.Kind.SSH;
            case "local", "ansible.builtin.local" -> Target.Kind.LOCAL;
            default -> throw wrong(CONNECTION, connection, "`ssh` or `local`");
        };
    }

    private int port(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65_535) {
            throw wrong("ansible_port", text, "a port between 1 and 65535");
        }
        return Integer.parseInt(text);
    }

    private boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default -> throw wrong("ansible_become", text, "true or false");
        };
    }

    private Become.Method method(String text) {
        return switch (text) {
            case "sudo" -> Become.Method.SUDO;
            case "su" -> Become.Method.SU;
            case "doas" -> Become.Method.DOAS;
            default -> throw wrong("ansible_become_method", text, "`sudo`, `su` or `doas`");
        };
    }

    /** The {@code -o} options of the arguments for ssh; {@code -J}, {@code -p} and {@code -i} are short for three. */
    private List<String> options() {
        List<String> options = new ArrayList<>();
        Stream.of("ansible_ssh_common_args", "ansible_ssh_extra_args")
                .forEach(name -> text(name).ifPresent(arguments -> addOptions(name, words(arguments), options)));
        return List.copyOf(options);
    }

    private void addOptions(String name, List<String> words, List<String> options) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean attached = word.length() > 2;
            String value = attached ? word.substring(2) : i + 1 < words.size() ? words.get(++i) : "";
            switch (word.substring(0, Math.min(2, word.length()))) {
                case "-o" -> options.add(value);
                case "-J" -> options.add("ProxyJump=" + value);
                case "-p" -> options.add("Port=" + value);
                case "-i" -> options.add("IdentityFile=" + value);
                default -> throw wrong(name, word, "`-o Name=value`, `-J`, `-p` or `-i`");
            }
        }
    }

    private static List<String> words(String arguments) {
        return WORD.matcher(arguments)
                .results()
                .map(match -> unquoted(match.group()))
                .toList();
    }

    private static String unquoted(String word) {
        return Pattern.compile("'([^']*)'|\"([^\"]*)\"")
                .matcher(word)
                .replaceAll(match -> Matcher.quoteReplacement(
                        Optional.ofNullable(match.group(1)).orElseGet(() -> match.group(2))));
    }

    private Optional<String> text(String... names) {
        return Stream.of(names)
                .flatMap(name -> Optional.ofNullable(variables.get(name)).stream())
                .map(Value::text)
                .filter(Predicate.not(String::isEmpty))
                .findFirst();
    }

    private Wrong wrong(String name, String found, String wanted) {
        return new Wrong("host `" + host + "`: `" + name + "` is `" + found + "`, wanted " + wanted);
    }

    private static Path expandHome(String file) {
        return file.startsWith("~/")
                ? Path.of(System.getProperty("user.home")).resolve(file.substring(2))
                : Path.of(file);
    }
}
