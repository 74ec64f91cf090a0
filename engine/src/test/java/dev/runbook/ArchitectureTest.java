package dev.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows between the packages point one way, and each library is behind one package. */
class ArchitectureTest {

    /** Each may import only from those before it. */
    private static final List<String> ORDER = List.of(
            "value",
            "files",
            "source",
            "json",
            "yaml",
            "template",
            "inventory",
            "remote",
            "action",
            "procedure",
            "plan",
            "journal",
            "survey",
            "whatif",
            "lock",
            "run");

    private static final Map<String, String> ONLY_IMPORTER = Map.of(
            "org.snakeyaml", "yaml",
            "io.pebbletemplates", "template",
            "com.fasterxml.jackson", "json",
            "com.github.difflib", "action",
            "org.apache.commons.text", "source");

    private static final Pattern IMPORT = Pattern.compile("^import (?:static )?([\\w.]+);", Pattern.MULTILINE);

    private static final Path SOURCES = Path.of("src/main/java/dev/runbook");

    @Test
    void arrowsPointOneWay() throws IOException {
        assertThat(imports().filter(line -> pointsWrongWay(line))).isEmpty();
    }

    @Test
    void eachLibraryIsBehindOnePackage() throws IOException {
        assertThat(imports()
                        .filter(line -> ONLY_IMPORTER.entrySet().stream()
                                .anyMatch(rule -> line.imported().startsWith(rule.getKey())
                                        && !line.importer().equals(rule.getValue()))))
                .isEmpty();
    }

    @Test
    void theEngineKnowsNoTerminalAndNoNetwork() throws IOException {
        assertThat(imports().map(Line::imported))
                .noneMatch(name -> name.startsWith("java.net.http") || name.startsWith("picocli"))
                .noneMatch(name -> name.startsWith("com.jcraft") || name.equals("java.net.Socket"));
    }

    /** Whoever surveys a plan gets commands that only look, and a way to hosts that takes no others. */
    @Test
    void aSurveyHasNoWayToChangeAnything() throws IOException {
        assertThat(imports().filter(line -> line.importer().equals("survey")).map(Line::imported))
                .isNotEmpty()
                .doesNotContain(
                        "dev.runbook.remote.Connection",
                        "dev.runbook.remote.Connections",
                        "dev.runbook.remote.Http",
                        "java.nio.file.StandardCopyOption",
                        "java.nio.file.StandardOpenOption")
                .noneMatch(name -> name.startsWith("dev.runbook.run") || name.startsWith("dev.runbook.lock"));
        assertThat(filesWith("Probers.through(", "Files.write", "Files.create", "Files.move", "Files.delete"))
                .noneMatch(file -> file.startsWith("survey"));
    }

    /** That a command only looks is promised where the command is made. */
    @Test
    void onlyActionsPromiseThatACommandOnlyLooks() throws IOException {
        assertThat(filesWith("new Probe(", "new HttpProbe("))
                .isNotEmpty()
                .allMatch(file -> file.startsWith("action") || file.endsWith("remote/Probe.java"));
    }

    private static List<Path> filesWith(String... words) throws IOException {
        try (Stream<Path> all = Files.walk(SOURCES)) {
            return all.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> Stream.of(words).anyMatch(text(file)::contains))
                    .map(SOURCES::relativize)
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean pointsWrongWay(Line line) {
        if (!line.imported().startsWith("dev.runbook.")) {
            return false;
        }
        int to = ORDER.indexOf(line.imported().split("\\.")[2]);
        int from = line.importer().isEmpty() ? ORDER.size() : ORDER.indexOf(line.importer());
        return to < 0 || to > from;
    }

    private static Stream<Line> imports() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(SOURCES)) {
            files = all.filter(file -> file.toString().endsWith(".java")).toList();
        }
        return files.stream().flatMap(ArchitectureTest::importsOf);
    }

    private static Stream<Line> importsOf(Path file) {
        Path folder = SOURCES.relativize(file).getParent();
        String importer = folder == null ? "" : folder.getName(0).toString();
        try {
            Matcher imports = IMPORT.matcher(Files.readString(file));
            return imports.results().map(match -> new Line(importer, match.group(1))).toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Line(String importer, String imported) {}
}
