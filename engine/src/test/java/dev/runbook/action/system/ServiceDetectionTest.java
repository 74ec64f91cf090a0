package dev.runbook.action.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.action.Call;
import dev.runbook.action.LocalHost;
import dev.runbook.action.Operation;
import dev.runbook.action.Result;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which init system service chooses and what it tells it, with stand-ins for systemctl, rc-service and service. */
class ServiceDetectionTest {

    private static final String HOSTS = "dev.runbook.action.LocalHost#all";

    @TempDir
    Path dir;

    @ParameterizedTest
    @MethodSource(HOSTS)
    void startsAndEnablesAStoppedUnitWithFakeSystemctl(LocalHost host) throws IOException {
        FakePrograms fakes = systemd("inactive", "disabled");
        Result result =
                host.withPrograms(fakes.directory()).perform(service("{name: app, state: started, enabled: true}"));

        assertThat(result.failure()).isEmpty();
        assertThat(result.diff())
                .containsExactly("`app` is not enabled, wanted enabled", "`app` is stopped, wanted started");
        assertThat(fakes.calls("systemctl"))
                .containsSubsequence("daemon-reload", "enable app", "start app", "is-failed --quiet app");
    }

    @ParameterizedTest
    @MethodSource(HOSTS)
    void leavesARunningUnitAloneWithFakeSystemctl(LocalHost host) throws IOException {
        FakePrograms fakes = systemd("active", "enabled");
        Result result =
                host.withPrograms(fakes.directory()).perform(service("{name: app, state: started, enabled: true}"));

        assertThat(result.changed()).isFalse();
        assertThat(fakes.calls("systemctl")).noneMatch(call -> call.startsWith("start") || call.startsWith("enable "));
    }

    @ParameterizedTest
    @MethodSource(HOSTS)
    void restartsARunningUnitWithFakeSystemctl(LocalHost host) throws IOException {
        FakePrograms fakes = systemd("active", "enabled");
        host.withPrograms(fakes.directory()).perform(service("{name: app, state: restarted}"));

        assertThat(fakes.calls("systemctl")).contains("restart app");
    }

    @ParameterizedTest
    @MethodSource(HOSTS)
    void failsWithTheLogWhenAUnitDiesAtOnceWithFakeSystemctl(LocalHost host) throws IOException {
        FakePrograms fakes = systemd("inactive", "enabled").with("journalctl", "echo port in use");
        fakes.with("systemctl", SYSTEMCTL.formatted("inactive", "enabled", 0));

        Result result = host.withPrograms(fakes.directory()).perform(service("{name: app, state: started}"));

        assertThat(result.failure()).hasValue("the service `app` failed right after its start; see its log above");
        assertThat(result.stderr()).contains("port in use");
    }

    @ParameterizedTest
    @MethodSource(HOSTS)
    void stopsWithFakeOpenRc(LocalHost host) throws IOException {
        FakePrograms fakes = FakePrograms.in(dir)
                .with("systemctl", "exit 1")
                .with("rc-service", "exit 0")
                .with("rc-update", "echo ' app | default'");
        Result result =
                host.withPrograms(fakes.directory()).perform(service("{name: app, state: stopped, enabled: false}"));

        assertThat(result.failure()).isEmpty();
        assertThat(fakes.calls()).containsSubsequence("rc-update del app", "rc-service app stop");
    }

    @ParameterizedTest
    @MethodSource(HOSTS)
    void startsWithFakeServiceCommand(LocalHost host) throws IOException {
        FakePrograms fakes =
                FakePrograms.in(dir).with("systemctl", "exit 1").with("service", "[ \"$2\" != status ] || exit 3");
        Result result = host.withPrograms(fakes.directory()).perform(service("{name: app, state: started}"));

        assertThat(result.failure()).isEmpty();
        assertThat(fakes.calls("service")).containsExactly("app status", "app start");
    }

    private static final String SYSTEMCTL = """
            case "$*" in
                *Version*) echo Version=252 ;;
                show*) echo LoadState=loaded; echo ActiveState=%s; echo NeedDaemonReload=yes ;;
                is-enabled*) echo %s ;;
                is-failed*) exit %d ;;
            esac""";

    private FakePrograms systemd(String active, String enabled) throws IOException {
        return FakePrograms.in(dir).with("systemctl", SYSTEMCTL.formatted(active, enabled, 1));
    }

    private Operation service(String yaml) {
        return Call.of("service", dir).with(yaml);
    }
}
