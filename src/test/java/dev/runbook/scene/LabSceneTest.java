package dev.runbook.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What somebody sees who starts a lab, breaks it, runs something on it and ends it. */
@Timeout(600)
class LabSceneTest {

    /** So that nothing is left when the tests are killed. */
    private static final String OWNED = " --owner " + ProcessHandle.current().pid();

    private static final Pattern PORT = Pattern.compile("(ssh port |http://127\\.0\\.0\\.1:|-p )\\d+");

    @TempDir
    private Path directory;

    private Scene scene;

    @BeforeEach
    void begin() {
        scene = Scene.in(directory);
    }

    /** Also after a failure in the middle. */
    @AfterEach
    void end() {
        if (scene.exists("one/lab.json")) {
            scene.type("lab down --dir one").exits(0);
        }
    }

    @Test
    void aLabStaysUpUntilItIsTakenDown() {
        scene.type("lab up --nodes 2 --dir one" + OWNED).exits(0);
        assertThat(screen()).isEqualTo("""
                a lab is up in DIR/one
                  app1   ssh port N  http://127.0.0.1:N/
                  app2   ssh port N  http://127.0.0.1:N/
                  db1    ssh port N
                  lb1    ssh port N  http://127.0.0.1:N/

                to try:
                  runbook first-start.yml -i DIR/one/inventory.ini -e version=1.0.0
                  runbook upgrade.yml -i DIR/one/inventory.ini -e version=2.0.0 --dry-run
                  runbook upgrade.yml -i DIR/one/inventory.ini -e version=2.0.0
                  runbook exec app -i DIR/one/inventory.ini -- docker ps
                  ssh -i DIR/one/key -o UserKnownHostsFile=DIR/one/known_hosts -p N lab@127.0.0.1
                  runbook lab break app1 --how app-error --dir DIR/one
                  runbook lab status --dir DIR/one
                  runbook lab down --dir DIR/one
                """);
        scene.type("exec app -i one/inventory.ini -f 1 -- printenv LAB_HOST")
                .exits(0)
                .shows("app1 | app1\napp2 | app2\n2 ok\n");
        scene.type("lab up --dir one").exits(4);
        assertThat(scene.complaint())
                .isEqualTo("a lab is up in `DIR/one`; end it with `lab down --dir DIR/one`, or name another folder with"
                        + " `--dir`\n1 mistake, nothing was contacted\n");
        scene.type("lab down --dir one").exits(0).shows("the lab in DIR/one has ended; nothing of it is left\n");
        assertThat(scene.exists("one")).isFalse();
    }

    @Test
    void aLabThatIsKilledLeavesNothing() throws Exception {
        scene.type("lab up --nodes 1 --dir one" + OWNED).exits(0);
        ProcessHandle.of(pid()).orElseThrow().destroyForcibly();
        while (scene.exists("one")) {
            Thread.sleep(20);
        }
        scene.type("lab up --nodes 1 --dir one" + OWNED).exits(0);
    }

    @Test
    void aHundredNodesTakeLessThanAGibibyte() throws Exception {
        long begin = System.nanoTime();
        scene.type("lab up --nodes 100 --dir one" + OWNED).exits(0);
        long up = System.nanoTime();
        scene.type("exec app -i one/inventory.ini -f 100 -- true").exits(0);
        Process asked = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid())).start();
        long kibibytes = Long.parseLong(new String(asked.getInputStream().readAllBytes()).strip());
        System.out.printf("a lab of 100 nodes: up in %d ms, %d MiB%n", (up - begin) / 1_000_000, kibibytes >> 10);
        assertThat(kibibytes).isLessThan(1L << 20);
    }

    @Test
    void aLabEndsWithItsOwner() throws Exception {
        Process owner = new ProcessBuilder("sleep", "1000").start();
        try {
            scene.type("lab up --nodes 1 --dir one --owner " + owner.pid()).exits(0);
            assertThat(scene.exists("one/lab.json")).isTrue();
        } finally {
            owner.destroyForcibly();
        }
        while (scene.exists("one")) {
            Thread.sleep(20);
        }
    }

    @Test
    void faultsAreSetShownAndHealed() {
        scene.type("lab up --nodes 1 --dir one" + OWNED).exits(0);
        scene.type("lab break app1 --how hang --at stop-all-instances --dir one")
                .exits(0)
                .shows("app1, when stop-all-instances begins: its commands do their work and nothing more is heard of"
                        + " them; its tunnels stay silent\n");
        scene.type("lab break db1 --how fail --dir one").exits(0);
        scene.type("lab status --dir one").exits(0);
        assertThat(screen()).isEqualTo("""
                a lab is up in DIR/one
                  app1   ssh port N  http://127.0.0.1:N/  broken: hang, at stop-all-instances
                  db1    ssh port N  broken: fail
                  lb1    ssh port N  http://127.0.0.1:N/
                """);
        scene.type("exec db -i one/inventory.ini -- true").exits(7);
        scene.type("lab heal db1 --dir one").exits(0).shows("db1 has no faults any more\n");
        scene.type("exec db -i one/inventory.ini -- true").exits(0);
        scene.type("lab heal --dir one").exits(0).shows("every host has no faults any more\n");
    }

    @Test
    void whereNoLabIsUpItSaysWhatToDo() {
        for (String command : new String[] {"status", "down", "heal", "break app1 --how fail"}) {
            scene.type("lab " + command + " --dir two").exits(4);
            assertThat(scene.complaint())
                    .isEqualTo("no lab is up in `DIR/two`; start one with `lab up --dir two`\n"
                            + "1 mistake, nothing was contacted\n");
        }
        scene.type("lab status").exits(4);
        assertThat(scene.complaint())
                .startsWith("no lab is up in `DIR/.local/state/runbook/lab`; start one with `lab up`\n");
    }

    @Test
    void whatCannotBeBrokenIsNamed() {
        scene.type("lab up --nodes 1 --dir one" + OWNED).exits(0);
        complains("lab break ap1 --how fail --dir one", "there is no host `ap1` in the lab; did you mean `app1`?");
        complains("lab break app1 --how slo --dir one", "`slo` is no fault; did you mean `slow`?");
        complains("lab break db1 --how app-error --dir one", "is a fault of the application");
        complains("lab run upgrade.yml --break stop-all-instance@app2=hang", "did you mean `stop-all-instances`?");
        complains("lab run upgrade.yml --break app2=slo", "`slo` is no fault; did you mean `slow`?");
        complains("lab run upgrade.yml --break nonsense", "`--break` is `nonsense`, wanted STEP@HOST=HOW or HOST=HOW");
        complains("lab up --nodes 0 --dir two", "`--nodes` is 0, wanted a number from 1 to 250");
        assertThat(scene.exists("two")).isFalse();
    }

    @Test
    void aRunOnALabOfItsOwnLeavesNothing() {
        scene.type("lab run first-start.yml -e version=1.0.0 --dir one --yes -q")
                .exits(0);
        assertThat(scene.screen()).contains("done in 0s");
        assertThat(scene.exists("one")).isFalse();
    }

    @Test
    void anUpgradeThatIsBrokenOnALabIsRolledBack() {
        scene.type("lab run upgrade.yml --installed 1.0.0 -e version=2.0.0 --dir one --no-input"
                        + " --break start-the-first-node-and-let-it-upgrade@app1=fail")
                .exits(2);
        assertThat(scene.screen())
                .contains("failed   app1  Start the first node and let it upgrade")
                .contains("lab: told to fail")
                .contains("failed and rolled back completely");
        assertThat(scene.exists("one")).isFalse();
    }

    @Test
    void theTourGoesThroughByItself() {
        scene.type("lab --no-input --dir one").exits(0);
        assertThat(scene.screen())
                .contains("1 Start the cluster for the first time")
                .contains("$ runbook upgrade.yml -i DIR/one/inventory.ini -e version=2.0.0 --dry-run")
                .contains("failed and rolled back completely")
                .contains("You have seen");
        assertThat(scene.exists("one")).isFalse();
    }

    @Test
    void theTourWaitsForAKeyAndEndsWhenTold() {
        scene.answering("q").type("lab --dir one").exits(0);
        assertThat(scene.screen())
                .contains("press Enter to go on, or q and Enter to end q")
                .doesNotContain("$ runbook");
        assertThat(scene.exists("one")).isFalse();
    }

    private long pid() throws IOException {
        Matcher pid = Pattern.compile("\"pid\":(\\d+)").matcher(Files.readString(directory.resolve("one/lab.json")));
        assertThat(pid.find()).isTrue();
        return Long.parseLong(pid.group(1));
    }

    private void complains(String command, String words) {
        scene.type(command).exits(4);
        assertThat(scene.complaint()).contains(words);
    }

    private String screen() {
        Matcher ports = PORT.matcher(scene.screen());
        return ports.replaceAll("$1N").replaceAll("(?m) +(http|broken)", "  $1");
    }
}
