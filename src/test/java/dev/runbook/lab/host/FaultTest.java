package dev.runbook.lab.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runbook.remote.CommandResult;
import dev.runbook.remote.CommandResult.Exit;
import dev.runbook.remote.Connection;
import dev.runbook.remote.HttpRequest;
import dev.runbook.remote.Output;
import dev.runbook.remote.ShellCommand;
import dev.runbook.remote.Unreachable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a command, a tunnel and a connection suffer from each fault, and that nobody else does. */
@Timeout(60)
class FaultTest {

    private static final String STEP = "start-it>wait[2]";

    private Servers servers;
    private Connection app1;
    private Connection app2;
    private Path done;
    private WebServer web;

    @BeforeEach
    void start(@TempDir Path directory) {
        servers = new Servers(directory);
        app1 = servers.connections.to(servers.target(servers.start("app1")));
        app2 = servers.connections.to(servers.target(servers.start("app2")));
        done = directory.resolve("done");
        web = WebServer.saying("hello");
    }

    @AfterEach
    void stop() {
        web.close();
        servers.close();
    }

    @Test
    void failDoesTheWorkAndSaysThatItFailed() throws Unreachable {
        set(Fault.FAIL);
        CommandResult result = app1.run(working(), Output.IGNORED);
        assertThat(result.rc()).isEqualTo(1);
        assertThat(result.stdout()).isEqualTo("working\n");
        assertThat(result.stderr()).isEqualTo("lab: told to fail\n");
        assertThat(done).exists();
        assertThat(ask(app1, "any")).contains("does not allow");
        assertThat(app2.run(working(), Output.IGNORED).rc()).isZero();
    }

    @Test
    void aScriptThatFailsHasDoneAllItsWork() throws Unreachable {
        set(Fault.FAIL, "start-it");
        String script = "cat <<END\nhere $((1 + 1))\nEND\necho 'äö\\' # \"; touch " + done + "\nexec true";
        CommandResult result =
                app1.run(ShellCommand.of(script).withEnvironment(Map.of("RUNBOOK_STEP", "start-it")), Output.IGNORED);
        assertThat(result.stdout()).isEqualTo("here 2\näö\\\n");
        assertThat(result.stderr()).isEqualTo("lab: told to fail\n");
        assertThat(result.rc()).isEqualTo(1);
    }

    @Test
    void failWaitsForItsStep() throws Unreachable {
        set(Fault.FAIL, "start-it");
        assertThat(run("stop-it").rc()).isZero();
        assertThat(run(STEP).rc()).isEqualTo(1);
        assertThat(run("start-it[4]").rc()).isEqualTo(1);
        assertThat(run("start-it-again").rc()).isZero();
        assertThat(ask(app1, "stop-it")).isEqualTo("200 hello");
        assertThat(ask(app1, STEP)).doesNotContain("hello").contains("closed");
        assertThat(web.asked()).isEqualTo(1);
    }

    @Test
    void aStepInsideAnActionIsNamedByItsWholePath() throws Unreachable {
        set(Fault.FAIL, STEP);
        assertThat(run("start-it>wait[1]").rc()).isZero();
        assertThat(run(STEP).rc()).isEqualTo(1);
        assertThat(run(STEP + ">look").rc()).isEqualTo(1);
    }

    @Test
    void hangDoesTheWorkAndIsNeverHeardOf() throws Exception {
        set(Fault.HANG, "start-it");
        ShellCommand hanging = at(STEP).within(Duration.ofSeconds(1));
        assertThat(app1.run(hanging, Output.IGNORED).exit()).isEqualTo(Exit.UNKNOWN);
        awaitWork();
        assertThat(ask(app1, STEP)).contains("no answer");
        assertThat(run("stop-it").rc()).isZero();
        assertThat(web.asked()).isZero();
    }

    @Test
    void aHostThatHangsKeepsItsConnectionAndHearsNothing() throws Exception {
        set(Fault.HANG);
        app1.open();
        assertThat(app1.run(working().within(Duration.ofSeconds(1)), Output.IGNORED)
                        .exit())
                .isEqualTo(Exit.UNKNOWN);
        awaitWork();
        assertThat(ask(app1, "any")).contains("no answer");
        servers.faults.heal("app1");
        assertThat(run("any").rc()).isZero();
    }

    @Test
    void slowWaitsBeforeItStarts() throws Unreachable {
        set(Fault.SLOW, "start-it");
        CommandResult result = run(STEP);
        assertThat(result.rc()).isZero();
        assertThat(result.took()).isGreaterThan(Duration.ofMillis(1900));
        assertThat(ask(app1, STEP)).isEqualTo("200 hello");
        set(Fault.SLOW);
        assertThat(app1.run(working(), Output.IGNORED).took()).isGreaterThan(Duration.ofMillis(1900));
    }

    @Test
    void unreachableDropsConnectionsAndLeavesCommandsAlone() throws Exception {
        set(Fault.UNREACHABLE, "start-it");
        assertThat(run("stop-it").rc()).isZero();
        Files.delete(done);
        ShellCommand going = ShellCommand.of("echo working; sleep 0.5; echo still working; touch " + done)
                .withEnvironment(Map.of("RUNBOOK_STEP", STEP));
        assertThat(app1.run(going, Output.IGNORED).exit()).isEqualTo(Exit.UNKNOWN);
        assertThatThrownBy(app1::open).isInstanceOf(Unreachable.class);
        assertThat(servers.faults.isUnreachable("app1")).isTrue();
        awaitWork();
        servers.faults.heal("app1");
        assertThat(run(STEP).rc()).isZero();
    }

    @Test
    void withoutSshTheHostIsStillServed() throws Exception {
        app1.open();
        set(Fault.NO_SSH);
        assertThatThrownBy(() -> run("any")).isInstanceOf(Unreachable.class);
        assertThat(servers.faults.isUnreachable("app1")).isFalse();
        servers.faults.heal("app1");
        assertThat(run(STEP).rc()).isZero();
    }

    @Test
    void unreachableAtOnceCutsWhatIsRunning() throws Exception {
        app1.open();
        set(Fault.UNREACHABLE);
        assertThatThrownBy(() -> run("any")).isInstanceOf(Unreachable.class);
        assertThat(app2.run(working(), Output.IGNORED).rc()).isZero();
    }

    @Test
    void anApplicationIsSparedWithTheImageThatRanBefore() {
        servers.faults.set("app1", Affliction.of(Fault.APP_ERROR, Optional.empty(), Optional.of("nocobase:1.0.0")));
        assertThat(servers.faults.endsInError("app1", "nocobase:1.0.0")).isFalse();
        assertThat(servers.faults.endsInError("app1", "nocobase:2.0.0")).isTrue();
        assertThat(servers.faults.endsInError("app2", "nocobase:2.0.0")).isFalse();
        assertThat(servers.faults.reportsWrongVersion("app1", "nocobase:2.0.0")).isFalse();
    }

    @Test
    void anApplicationsFaultWaitsForItsStepAndThenStays() throws Unreachable {
        set(Fault.WRONG_VERSION, "start-it");
        assertThat(servers.faults.reportsWrongVersion("app1", "any")).isFalse();
        assertThat(run(STEP).rc()).isZero();
        assertThat(servers.faults.reportsWrongVersion("app1", "any")).isTrue();
        assertThat(run("stop-it").rc()).isZero();
        assertThat(servers.faults.reportsWrongVersion("app1", "any")).isTrue();
    }

    private void set(Fault fault) {
        servers.faults.set("app1", Affliction.of(fault, Optional.empty(), Optional.empty()));
    }

    private void set(Fault fault, String step) {
        servers.faults.set("app1", Affliction.of(fault, Optional.of(step), Optional.empty()));
    }

    private ShellCommand working() {
        return ShellCommand.of("echo working; touch " + done);
    }

    private ShellCommand at(String step) {
        return working().withEnvironment(Map.of("RUNBOOK_STEP", step, "RUNBOOK_HOST", "app1"));
    }

    private CommandResult run(String step) throws Unreachable {
        return app1.run(at(step), Output.IGNORED);
    }

    private String ask(Connection host, String step) throws Unreachable {
        HttpRequest request = HttpRequest.get(web.uri(), Duration.ofSeconds(3))
                .withHeader("User-Agent", "runbook (run 1; step " + step + "; host app1)");
        return WebServer.words(host.send(request));
    }

    private void awaitWork() throws InterruptedException {
        while (!Files.exists(done)) {
            Thread.sleep(20);
        }
    }
}
