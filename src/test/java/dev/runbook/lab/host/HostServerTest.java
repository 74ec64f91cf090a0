package dev.runbook.lab.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runbook.remote.CommandResult;
import dev.runbook.remote.Connection;
import dev.runbook.remote.HttpRequest;
import dev.runbook.remote.Output;
import dev.runbook.remote.ShellCommand;
import dev.runbook.remote.Target;
import dev.runbook.remote.Unreachable;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands on a lab's host, as our own client sees them. */
@Timeout(60)
class HostServerTest {

    private Servers servers;
    private HostServer server;
    private Connection app1;

    @BeforeEach
    void start(@TempDir Path directory) {
        servers = new Servers(directory);
        server = servers.start("app1");
        app1 = servers.connections.to(servers.target(server));
    }

    @AfterEach
    void stop() {
        servers.close();
    }

    @Test
    void runsCommandsInTheHomeOfTheHost() throws Unreachable {
        CommandResult result = run("pwd; echo $HOME $LAB_HOST; echo wrong >&2; exit 7");
        Path home = server.host().tree().home();
        assertThat(result.rc()).isEqualTo(7);
        assertThat(result.stdout()).isEqualTo(home + "\n" + home + " app1\n");
        assertThat(result.stderr()).isEqualTo("wrong\n");
    }

    @Test
    void carriesMegabytesBothWaysAndOnBothStreamsAtOnce() throws Unreachable {
        byte[] bytes = new byte[5_000_001];
        new Random(1).nextBytes(bytes);
        CommandResult result = app1.run(ShellCommand.of("tee /dev/stderr").withInput(bytes), Output.IGNORED);
        assertThat(result.out()).isEqualTo(bytes);
        assertThat(result.err()).isEqualTo(bytes);
    }

    @Test
    void endsThoughItsInputIsNotRead() throws Unreachable {
        ShellCommand deaf = ShellCommand.of("exit 3").withInput(new byte[5_000_000]);
        assertThat(app1.run(deaf, Output.IGNORED).rc()).isEqualTo(3);
    }

    @Test
    void tellsTheSignalThatEndedIt() throws Unreachable {
        assertThat(run("kill -KILL $$").rc()).isEqualTo(128 + 9);
    }

    @Test
    void tellsTheEndThoughSomethingStillWrites() throws Unreachable {
        CommandResult result = run("(sleep 0.3; echo late) & echo early; exit 4");
        assertThat(result.stdout()).startsWith("early\n");
        assertThat(result.rc()).isEqualTo(4);
    }

    @Test
    void givesCommandsNothingOfItsOwnEnvironment() throws Unreachable {
        assertThat(run("env | sed 's/=.*//' | grep -vxE 'LANG|LC_ALL|LC_CTYPE|TZ|_|PWD|OLDPWD|SHLVL|runbook.*' | sort")
                        .stdout())
                .isEqualTo("HOME\nLAB_HOST\nLOGNAME\nPATH\nPS1\nRUNBOOK_LAB\nSHELL\nTMPDIR\nUSER\n");
    }

    @Test
    void findsTheProgramsOfItsBinFirst() throws Exception {
        Path program = server.host().tree().bin().resolve("tar");
        Files.writeString(program, "#!/bin/sh\necho own tar\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        assertThat(run("tar").stdout()).isEqualTo("own tar\n");
    }

    @Test
    void letsNobodyElseIn() {
        Target other = servers.target(server);
        Path key = servers.knownHosts().resolveSibling("other");
        SshKey.generate().write(key);
        Connection stranger = servers.connections.to(new Target(
                "app1",
                other.kind(),
                other.address(),
                other.port(),
                other.user(),
                Optional.empty(),
                List.of(key),
                other.options()));
        assertThatThrownBy(stranger::open).isInstanceOf(Unreachable.class).hasMessageContaining("refused");
    }

    @Test
    void leadsToTheLoopbackAndNowhereElse() throws Exception {
        try (WebServer web = WebServer.saying("hello")) {
            assertThat(ask(web.uri())).isEqualTo("200 hello");
        }
        assertThat(ask(URI.create("http://192.0.2.1:80/"))).contains("does not allow");
        assertThat(ask(URI.create("http://127.0.0.1:" + freePort() + "/"))).contains("refused");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private String ask(URI uri) throws Unreachable {
        return WebServer.words(app1.send(HttpRequest.get(uri, Duration.ofSeconds(20))));
    }

    private CommandResult run(String script) throws Unreachable {
        return app1.run(ShellCommand.of(script), Output.IGNORED);
    }
}
