package dev.runbook.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runbook.remote.ConnectionVariables;
import dev.runbook.remote.Unreachable;
import dev.runbook.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who decides about the way to a host: the inventory, then its options, then the SSH configuration. */
class RouteTest {

    @TempDir
    private Path home;

    @Test
    void theInventoryGoesBeforeItsOptionsAndThoseBeforeTheConfiguration() throws Exception {
        configure("Host *.example\n  User config\n  Port 2022\n  HostName %h.internal\n");
        assertThat(route("ansible_host=a.example")).hasToString("`web1` (config@a.example.internal:2022)");
        assertThat(route("ansible_host=a.example ansible_ssh_common_args=-o User=option -o Port=3022"))
                .hasToString("`web1` (option@a.example.internal:3022)");
        assertThat(route("ansible_host=a.example ansible_user=me ansible_port=22 ansible_ssh_common_args=-o Port=3022"))
                .hasToString("`web1` (me@a.example.internal:22)");
    }

    @Test
    void theFirstLineOfTheConfigurationCounts() throws Exception {
        configure("""
                Host a !b
                  User first
                Match originalhost a,c user first
                  Port 1
                Match host internal
                  Port 2
                Match exec "true"
                  Port 3
                Host *
                  User last
                """);
        assertThat(route("ansible_host=a")).hasToString("`web1` (first@a:1)");
        assertThat(route("ansible_host=b")).hasToString("`web1` (last@b:22)");
        assertThat(route("ansible_host=c")).hasToString("`web1` (last@c:22)");
        assertThat(route("ansible_host=internal")).hasToString("`web1` (last@internal:2)");
    }

    @Test
    void includedFilesAreRead() throws Exception {
        Files.createDirectories(home.resolve(".ssh/conf.d"));
        Files.writeString(home.resolve(".ssh/conf.d/one.conf"), "User one\n");
        Files.writeString(home.resolve(".ssh/conf.d/two.conf"), "User two\nPort=2\n");
        configure("Include conf.d/*.conf\nPort 3\nInclude nowhere/*\n");
        assertThat(route("ansible_host=a")).hasToString("`web1` (one@a:2)");
    }

    @Test
    void aConfigurationThatIncludesItselfEnds() throws Exception {
        configure("User me\nInclude config\n");
        assertThat(route("ansible_host=a")).hasToString("`web1` (me@a:22)");
    }

    @Test
    void oldNamesOfVariablesAreUnderstood() throws Exception {
        assertThat(route("ansible_ssh_host=a ansible_ssh_port=2 ansible_ssh_user=me"))
                .hasToString("`web1` (me@a:2)");
    }

    @Test
    void filesAreNamedByTokens() throws Exception {
        configure("IdentityFile ~/keys/%r@%h\nUserKnownHostsFile ~/known/%h \"~/known hosts\"\nUser me\n");
        Route route = route("ansible_host=a");
        assertThat(route.identityFiles()).containsExactly(home.resolve("keys/me@a"));
        assertThat(route.userKnownHosts()).containsExactly(home.resolve("known/a"), home.resolve("known hosts"));
    }

    @ParameterizedTest
    @CsvSource({"5, 5", "1m30s, 90", "2H, 7200", "none, 10", "0, 10"})
    void timesAreAsInOpenSsh(String written, int seconds) throws Exception {
        assertThat(route("ansible_ssh_common_args=-o ConnectTimeout=" + written).connectTimeout())
                .isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ConnectTimeout=soon; `ConnectTimeout` is `soon`, wanted a time such as 10 or 1m30s",
                "ServerAliveInterval=1 2; `ServerAliveInterval` is `1 2`, wanted a time such as 10 or 1m30s",
                "ServerAliveCountMax=-1; `ServerAliveCountMax` is `-1`, wanted a whole number",
                "Port=ssh; `Port` is `ssh`, wanted a whole number"
            })
    void whatIsNoNumberIsNotPassedOver(String option, String message) {
        assertThatThrownBy(() -> route("ansible_ssh_common_args=-o '" + option + "'"))
                .isInstanceOf(Unreachable.class)
                .hasMessage(message + "; mend the SSH configuration or `ansible_ssh_common_args`");
    }

    private void configure(String config) throws IOException {
        Files.writeString(Files.createDirectories(home.resolve(".ssh")).resolve("config"), config);
    }

    private Route route(String variables) throws Unreachable {
        Map<String, Value> values = new LinkedHashMap<>();
        for (String assignment : variables.split(" (?=ansible_)")) {
            String[] parts = assignment.split("=", 2);
            values.put(parts[0], Value.of(parts[1]));
        }
        return new Routes(SshSettings.usual().withHome(home)).to(new ConnectionVariables("web1", values).target());
    }
}
