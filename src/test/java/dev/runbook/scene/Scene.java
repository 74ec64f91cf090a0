package dev.runbook.scene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.cli.InProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Files in, commands typed, exact screen and exit code out. What differs from run to run is replaced: times, run ids,
 * and the directory of the scene.
 */
final class Scene {

    private static final String MACHINE = machine();

    private final Path directory;
    private final Map<String, String> environment = new HashMap<>();
    private Optional<List<String>> answers = Optional.empty();
    private InProcess.Ended ended;

    private Scene(Path directory) {
        this.directory = directory;
    }

    static Scene in(Path directory) {
        Scene scene = new Scene(directory);
        scene.environment.put("HOME", directory.toString());
        return scene;
    }

    Scene file(String name, String text) {
        try {
            Path file = directory.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text.replace("DIR", directory.toString()));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An inventory of hosts that are all this machine, each with a variable {@code dir} for a place of its own. */
    Scene hosts(String... names) {
        String lines = Arrays.stream(names)
                .map(name -> name + " ansible_connection=local dir=" + directory.resolve(name) + " runbook_lock_dir="
                        + directory.resolve(name) + ".lock\n")
                .collect(Collectors.joining());
        for (String name : names) {
            directory.resolve(name).toFile().mkdirs();
        }
        environment.put("RUNBOOK_INVENTORY", "hosts.ini");
        return file("hosts.ini", lines);
    }

    /** A runbook of one play on all hosts, given its steps. */
    Scene steps(String steps) {
        return file("book.yml", "name: Book\nplays:\n  - name: Play\n    hosts: all\n    steps:\n" + steps.indent(6));
    }

    Scene environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** A person at a terminal types these lines when asked. */
    Scene answering(String... lines) {
        answers = Optional.of(List.of(lines));
        return this;
    }

    Scene type(String command) {
        return type(command.split(" "));
    }

    Scene type(String... words) {
        ended = new InProcess(directory, environment, answers).type(List.of(words));
        return this;
    }

    /** Another shell in the same place. */
    Scene again() {
        Scene other = new Scene(directory);
        other.environment.putAll(environment);
        return other;
    }

    /** Whether the approval was left for the run that is under way. */
    boolean approves(String step) {
        type("resume --approve " + step);
        return ended.exit() == 0;
    }

    Scene exits(int code) {
        assertThat(ended.exit()).as(() -> ended.out() + ended.err()).isEqualTo(code);
        return this;
    }

    /** The whole of what stands on the screen. */
    Scene shows(String screen) {
        assertThat(screen()).isEqualTo(screen);
        return this;
    }

    Scene complains(String complaint) {
        assertThat(steady(ended.err())).isEqualTo(complaint);
        return this;
    }

    Scene saysNothing() {
        return shows("");
    }

    int exit() {
        return ended.exit();
    }

    String screen() {
        return steady(ended.out());
    }

    /** With times, ids and directories as they are. */
    String rawScreen() {
        return ended.out();
    }

    /** What differs from run to run, replaced. */
    String steadied(String text) {
        return steady(text);
    }

    /** The ids of the runs that are recorded, the oldest first. */
    List<String> runs() {
        try (Stream<Path> folders = Files.list(directory.resolve(".local/state/runbook"))) {
            return folders.sorted(Comparator.comparing(folder -> folder.toFile().lastModified()))
                    .map(folder -> folder.getFileName().toString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String complaint() {
        return steady(ended.err());
    }

    /** The lines of the journal of the only run. */
    List<String> journal() {
        try {
            return new ArrayList<>(Files.readAllLines(journalFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the journal of the only run lies. */
    Path journalFile() {
        try (Stream<Path> files = Files.walk(directory.resolve(".local"))) {
            List<Path> journals =
                    files.filter(file -> file.endsWith("journal.jsonl")).toList();
            assertThat(journals).hasSize(1);
            return journals.get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything that the program keeps of runs, as one text. */
    String kept() {
        try (Stream<Path> files = Files.walk(directory.resolve(".local"))) {
            return files.filter(Files::isRegularFile).map(Scene::text).collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(String name) {
        return text(directory.resolve(name));
    }

    Scene ownersOnly(String name) {
        try {
            Files.setPosixFilePermissions(directory.resolve(name), PosixFilePermissions.fromString("rw-------"));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file, or a folder with all that is in it. */
    Scene remove(String name) {
        try (Stream<Path> files = Files.walk(directory.resolve(name))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean exists(String name) {
        return Files.exists(directory.resolve(name));
    }

    private static String machine() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String steady(String text) {
        return text.replace(directory.toString(), "DIR")
                .replace("by " + System.getProperty("user.name"), "by USER")
                .replace(System.getProperty("user.name") + "@", "USER@")
                .replaceAll("(on `|@)" + Pattern.quote(MACHINE), "$1MACHINE")
                .replaceAll("\\d{8}-\\d{6}-[a-z]{4}", "RUN")
                .replaceAll("(?<!\")\\d{4}-\\d\\d-\\d\\d", "DATE")
                .replaceAll("(?<![:\\w])\\d\\d:\\d\\d(:\\d\\d)?\\b", "TIME")
                .replaceAll("\\b\\d+(\\.\\d)?s\\b", "0s");
    }
}
