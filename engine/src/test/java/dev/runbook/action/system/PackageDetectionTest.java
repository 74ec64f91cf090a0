package dev.runbook.action.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.action.Call;
import dev.runbook.action.LocalHost;
import dev.runbook.action.Operation;
import dev.runbook.action.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which package manager package chooses and what it tells it, with stand-ins for all of them. */
class PackageDetectionTest {

    private static final List<String> TOOLS = List.of("grep", "sed", "awk", "head", "cut", "sh", "cat");

    @TempDir
    Path dir;

    @Test
    void installsOnlyWhatIsMissingWithFakeApt() throws IOException {
        FakePrograms fakes = programs()
                .with("apt-get", "")
                .with("dpkg-query", "[ \"$4\" = nginx ] && echo 'installed 1.22.1-9' || exit 1");
        Result result = host(fakes).perform(packages("{name: [nginx, curl], update_cache: true}"));

        assertThat(result.diff()).containsExactly("`curl` is not installed, wanted installed");
        assertThat(fakes.calls("apt-get")).hasSize(2).first().isEqualTo("-q update");
        assertThat(fakes.calls("apt-get").get(1)).startsWith("-q -y ").endsWith(" install curl");
    }

    @Test
    void leavesWhatIsInstalledAloneWithFakeApt() throws IOException {
        FakePrograms fakes = programs().with("apt-get", "").with("dpkg-query", "echo 'installed 1.22.1-9'");
        Result result = host(fakes).perform(packages("{name: nginx=1.22.1-9, update_cache: true}"));

        assertThat(result.changed()).isFalse();
        assertThat(fakes.calls("apt-get")).isEmpty();
    }

    @Test
    void upgradesToTheCandidateWithFakeApt() throws IOException {
        FakePrograms fakes = programs()
                .with("apt-get", "")
                .with("dpkg-query", "echo 'installed 1'")
                .with("apt-cache", "printf 'nginx:\\n  Installed: 1\\n  Candidate: 2\\n'");
        Result result = host(fakes).perform(packages("{name: nginx, state: latest}"));

        assertThat(result.diff()).containsExactly("`nginx` is installed as 1, wanted 2");
        assertThat(fakes.calls("apt-get")).singleElement().asString().endsWith(" install nginx");
    }

    @Test
    void tellsAfterARefreshWhetherAnythingChangedWithFakeApt() throws IOException {
        FakePrograms fakes = programs()
                .with("apt-get", "case \"$*\" in *install*) : >" + dir + "/upgraded ;; esac")
                .with("apt-cache", "")
                .with("dpkg-query", "[ -e " + dir + "/upgraded ] && echo 'installed 2' || echo 'installed 1'");
        Operation operation = packages("{name: nginx, state: latest, update_cache: true}");

        assertThat(host(fakes).perform(operation).diff()).containsExactly("`nginx` was 1, is 2");
        assertThat(host(fakes).perform(operation).changed()).isFalse();
    }

    @Test
    void removesWithFakeDnf() throws IOException {
        FakePrograms fakes = programs().with("dnf", "").with("rpm", "echo 1.20-1.el9");
        Result result = host(fakes).perform(packages("{name: nginx, state: absent}"));

        assertThat(result.failure()).isEmpty();
        assertThat(fakes.calls("dnf")).containsExactly("-q -y remove nginx");
    }

    @Test
    void installsWithFakeApk() throws IOException {
        FakePrograms fakes = programs().with("apk", "");
        host(fakes).perform(packages("{name: nginx}"));

        assertThat(fakes.calls("apk")).containsExactly("list --installed nginx", "add nginx");
    }

    @Test
    void readsTheInstalledVersionWithFakeApk() throws IOException {
        FakePrograms fakes =
                programs().with("apk", "echo 'nginx-mod-1-1.24.0-r6 x86_64 {nginx} (BSD-2-Clause) [installed]'");

        assertThat(host(fakes)
                        .perform(packages("{name: nginx-mod-1=1.24.0-r6}"))
                        .changed())
                .isFalse();
    }

    @Test
    void saysWhenThePackageManagerFails() throws IOException {
        FakePrograms fakes =
                programs().with("apt-get", "echo no space >&2; exit 100").with("dpkg-query", "exit 1");
        Result result = host(fakes).perform(packages("{name: curl}"));

        assertThat(result.failure()).hasValue("could not install `curl`; see above");
        assertThat(result.stderr()).contains("no space");
    }

    @Test
    void saysWhenThereIsNoPackageManager() throws IOException {
        assertThat(host(programs()).perform(packages("{name: curl}")).failure())
                .hasValueSatisfying(why -> assertThat(why).startsWith("the host has none of apt-get, dnf, yum"));
    }

    private FakePrograms programs() throws IOException {
        return FakePrograms.in(dir);
    }

    /** The machine that tests has a package manager of its own, which must not be seen. */
    private static LocalHost host(FakePrograms programs) throws IOException {
        Path tools = Files.createDirectories(Path.of("target", "tools").toAbsolutePath());
        for (String tool : TOOLS) {
            if (!Files.exists(tools.resolve(tool))) {
                Files.createSymbolicLink(tools.resolve(tool), Path.of("/usr/bin", tool));
            }
        }
        return new LocalHost("fake", List.of("/bin/sh"), programs.directory() + ":" + tools);
    }

    private Operation packages(String yaml) {
        return Call.of("package", dir).with(yaml);
    }
}
