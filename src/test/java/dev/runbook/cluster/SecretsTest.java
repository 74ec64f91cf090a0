package dev.runbook.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords that the procedures use are seen nowhere. */
@OnRealCluster
@Isolated("whoever builds a cluster passes the same passwords on command lines")
class SecretsTest {

    @ParameterizedTest
    @ValueSource(strings = {"--verbose", "--json"})
    void appearNowhere(String detail, RealCluster cluster) throws IOException {
        List<String> secrets = secrets(cluster);
        cluster.write("operations.yml", "operations: [{enable: '@nocobase/plugin-map'}]\n");
        try (ProcessWatch processes = ProcessWatch.forAny(secrets)) {
            Run run = Invocation.of(cluster, "in-app-maintenance.yml")
                    .with("-e", "@" + cluster.file("operations.yml"), detail)
                    .run();
            assertThat(run.exit()).as(run.screen()).isEqualTo(Run.DONE);
            assertThat(processes.seen()).isEmpty();
            assertThat(processes.samples()).isGreaterThan(100);
            assertThat(secrets).noneMatch(run.screen()::contains);
            assertThat(filesIn(run.state()))
                    .allSatisfy(text -> assertThat(secrets).noneMatch(text::contains));
        }
    }

    /** The passwords, and what they look like where they are encoded. */
    private static List<String> secrets(RealCluster cluster) throws IOException {
        Stream<String> lines = Stream.of("secrets.yml", "settings.yml")
                .flatMap(name -> lines(cluster.file(name)))
                .filter(line -> line.matches("\\w*password: .*"))
                .map(line -> line.replaceFirst("\\w+: '?(.*?)'?$", "$1").replace("''", "'"));
        List<String> secrets = new ArrayList<>();
        for (String secret : lines.toList()) {
            secrets.add(secret);
            secrets.add(Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
        }
        assertThat(secrets).hasSize(6);
        return secrets;
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> texts = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.add(Files.readString(file));
            }
            assertThat(texts).isNotEmpty();
            return texts;
        }
    }
}
