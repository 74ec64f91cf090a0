package dev.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The arrows between the program's packages point one way, and each library is behind one package. */
class ArchitectureTest {

    /** Each may import only from those before it, and from the engine. */
    private static final List<String> ORDER =
            List.of("http", "ssh", "lab.standin", "lab.service", "lab.host", "lab", "report", "frozen", "saved", "cli");

    private static final Map<String, String> ONLY_IMPORTER = Map.of(
            "com.jcraft", "ssh",
            "org.apache.sshd", "lab.host",
            "picocli", "cli",
            "ch.qos.logback", "cli");

    private static final Pattern IMPORT = Pattern.compile("^import (?:static )?([\\w.]+);", Pattern.MULTILINE);

    private static final Path SOURCES = Path.of("main/java/dev/runbook");

    @Test
    void arrowsPointOneWay() throws IOException {
        assertThat(imports().filter(ArchitectureTest::pointsWrongWay)).isEmpty();
    }

    @Test
    void eachLibraryIsBehindOnePackage() throws IOException {
        assertThat(imports()
                        .filter(line -> ONLY_IMPORTER.entrySet().stream()
                                .anyMatch(rule -> line.imported().startsWith(rule.getKey() + ".")
                                        && !line.importer().equals(rule.getValue()))))
                .isEmpty();
    }

    @Test
    void everyPackageHasItsPlace() throws IOException {
        assertThat(imports().map(Line::importer).distinct()).isSubsetOf(ORDER);
    }

    private static boolean pointsWrongWay(Line line) {
        int to = ORDER.indexOf(place(line.imported().replaceFirst("^dev\\.runbook\\.", "")));
        return line.imported().startsWith("dev.runbook.") && to > ORDER.indexOf(line.importer());
    }

    /** The longest of the known packages that this is or lies in. */
    private static String place(String name) {
        return ORDER.stream()
                .filter(known -> name.equals(known) || name.startsWith(known + "."))
                .max(Comparator.comparingInt(String::length))
                .orElse("");
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
        String importer = place(StreamSupport.stream(folder.spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining(".")));
        try {
            Matcher imports = IMPORT.matcher(Files.readString(file));
            return imports.results().map(match -> new Line(importer, match.group(1))).toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Line(String importer, String imported) {}
}
