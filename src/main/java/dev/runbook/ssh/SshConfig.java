package dev.runbook.ssh;

import dev.runbook.source.InvalidSource;
import dev.runbook.source.Problem;
import dev.runbook.source.Reason;
import dev.runbook.ssh.SshOptions.Option;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The user's SSH configuration, see ssh_config(5): Host, Include, and Match by all, host, originalhost, user. Read by
 * ourselves: asking {@code ssh -G} would take a process per host, and a machine that has OpenSSH. A Match that needs
 * more than that (exec, canonical, final …) never applies.
 */
final class SshConfig {

    private static final int DEEPEST_INCLUDE = 16;

    private final List<Path> files;
    private final Path home;
    private final Map<Path, List<Option>> lines = new ConcurrentHashMap<>();

    private SshConfig(List<Path> files, Path home) {
        this.files = files;
        this.home = home;
    }

    /** The given file alone, or {@code ~/.ssh/config} and {@code /etc/ssh/ssh_config} as far as they exist. */
    static SshConfig of(Optional<Path> file, Path home) {
        if (file.isPresent() && !Files.isReadable(file.get())) {
            throw new InvalidSource(List.of(Problem.of("the SSH configuration `" + file.get()
                    + "` cannot be read: name a file that exists in --ssh-config")));
        }
        List<Path> usual = Stream.of(home.resolve(".ssh/config"), Path.of("/etc/ssh/ssh_config"))
                .filter(Files::isReadable)
                .toList();
        return new SshConfig(file.map(List::of).orElse(usual), home);
    }

    /** @param host as it would be given to ssh */
    SshOptions options(String host, Optional<String> user) {
        var reading = new Reading(host, user, new ArrayList<>());
        files.forEach(file -> reading.read(file, 0));
        return new SshOptions(List.copyOf(reading.found));
    }

    private List<Option> lines(Path file) {
        return lines.computeIfAbsent(file, SshConfig::parse);
    }

    private static List<Option> parse(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .flatMap(line -> Option.parse(line).stream())
                    .toList();
        } catch (IOException e) {
            throw new InvalidSource(
                    List.of(Problem.of("the SSH configuration `" + file + "` cannot be read: " + Reason.of(e))));
        }
    }

    /** One host's way through the files. */
    private final class Reading {

        private final String host;
        private final Optional<String> user;
        private final List<Option> found;

        Reading(String host, Optional<String> user, List<Option> found) {
            this.host = host;
            this.user = user;
            this.found = found;
        }

        void read(Path file, int depth) {
            boolean applies = true;
            for (Option option : lines(file)) {
                switch (option.name()) {
                    case "host" -> applies = Wildcard.matchesAny(option.words(), host);
                    case "match" -> applies = matches(option.words());
                    default -> {
                        if (applies) {
                            take(option, file, depth);
                        }
                    }
                }
            }
        }

        private void take(Option option, Path file, int depth) {
            if (!option.name().equals("include")) {
                found.add(option);
            } else if (depth < DEEPEST_INCLUDE) {
                option.words().forEach(pattern -> included(pattern, file).forEach(path -> read(path, depth + 1)));
            }
        }

        private boolean matches(List<String> words) {
            for (int i = 0; i < words.size(); i += 2) {
                if (words.get(i).equalsIgnoreCase("all")) {
                    i--;
                } else if (i + 1 == words.size()
                        || !matches(words.get(i), List.of(words.get(i + 1).split(",")))) {
                    return false;
                }
            }
            return true;
        }

        private boolean matches(String criterion, List<String> patterns) {
            return switch (criterion.toLowerCase()) {
                case "originalhost" -> Wildcard.matchesAny(patterns, host);
                case "host" -> Wildcard.matchesAny(patterns, first("hostname").orElse(host));
                case "user" ->
                    user.or(() -> first("user"))
                            .filter(name -> Wildcard.matchesAny(patterns, name))
                            .isPresent();
                case "localuser" -> Wildcard.matchesAny(patterns, System.getProperty("user.name"));
                default -> false;
            };
        }

        private Optional<String> first(String name) {
            return new SshOptions(found).first(name);
        }
    }

    private List<Path> included(String pattern, Path from) {
        Path base = from.startsWith("/etc/ssh") ? Path.of("/etc/ssh") : home.resolve(".ssh");
        String full = pattern.startsWith("~/")
                ? home + pattern.substring(1)
                : base.resolve(pattern).toString();
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + full);
        try (Stream<Path> entries = Files.list(Path.of(full).getParent())) {
            return entries.filter(matcher::matches)
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException absent) {
            return List.of();
        }
    }
}
