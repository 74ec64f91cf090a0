package dev.runbook.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.json.Json;
import dev.runbook.value.Value;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a variable holds arrives on a host as it is, on whatever way. */
@OnRealCluster
class AwkwardValuesTest {

    private static final String WILD = "it's \"quoted\" $(touch /tmp/ran) `id` $HOME \\ %s\n{ # ; & | ö 🙂 }\n  tail ";

    private static final String BOOK = """
            name: Awkward values
            plays:
              - name: Send them
                hosts: app
                steps:
                  - { name: In a command line, shell: 'printf %s {{ wild }} > /tmp/shell' }
                  - { name: In words, command: { argv: [cp, --, /tmp/shell, '/tmp/{{ name }}'] } }
                  - { name: In the environment, environment: { WILD: '{{ wild }}' }, shell: 'printf %s "$WILD" > /tmp/environment' }
                  - { name: In a file, copy: { dest: /tmp/file, content: '{{ wild }}' } }
                  - { name: As root, become: true, shell: 'printf %s {{ wild }} > /tmp/root' }
            """;

    @Test
    void arriveUnharmed(RealCluster cluster) {
        String name = "a 'b' $(id) \"c\"";
        cluster.write("wild.json", Json.write(Value.map(Map.of("wild", Value.of(WILD), "name", Value.of(name)))));
        Run run = Invocation.of(cluster, cluster.write("awkward.yml", BOOK).toString())
                .with("-e", "@" + cluster.file("wild.json"))
                .run();
        assertThat(run.exit()).as(run.screen()).isEqualTo(Run.DONE);
        for (String file : new String[] {"shell", "environment", "file", "root", "a 'b' $(id) \"c\""}) {
            String path = "/tmp/'" + file.replace("'", "'\\''") + "'";
            assertThat(cluster.enter("app1", "cat " + path)).as(file).isEqualTo(WILD);
        }
        assertThat(cluster.enter("app1", "ls /tmp")).doesNotContain("ran");
    }
}
