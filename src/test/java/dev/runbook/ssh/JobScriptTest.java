package dev.runbook.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What a job is on a host, as every shell reads it that a host may have for /bin/sh. */
@Timeout(120)
@ParameterizedClass(name = "{0}")
@MethodSource("shells")
class JobScriptTest {

    private final String shell;

    @TempDir
    private Path folder;

    JobScriptTest(String shell) {
        this.shell = shell;
    }

    static List<String> shells() {
        return Stream.of("/bin/sh", "/bin/dash", "/bin/bash --posix", "/bin/busybox sh")
                .filter(words -> Files.isExecutable(Path.of(words.split(" ")[0])))
                .toList();
    }

    @Test
    void tellsExitCodeAndBothStreams() {
        JobShell.Followed it = job().run("echo out; echo err >&2; exit 7");
        assertThat(it.words()).isEqualTo("exited 7");
        assertThat(it.stdout()).isEqualTo("out\n");
        assertThat(it.stderr()).isEqualTo("err\n");
    }

    @Test
    void neverRunsTwice() {
        JobShell job = job();
        String script = "echo ran >>" + folder + "/count; echo out; echo err >&2; exit 3";
        for (int i = 0; i < 3; i++) {
            JobShell.Followed it = job.run(script);
            assertThat(it.words()).isEqualTo("exited 3");
            assertThat(it.stdout() + it.stderr()).isEqualTo("out\nerr\n");
        }
        assertThat(job.read("count")).isEqualTo("ran\n");
    }

    @Test
    void runsOnceWhenSeveralRaceForIt() {
        JobShell job = job();
        String script = "echo ran >>" + folder + "/count; sleep 0.2; echo out";
        List<Process> racers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            racers.add(job.with("token", "runbook-0123456789")
                    .with("pipe", pipes(i))
                    .start(script, new byte[0]));
        }
        for (Process racer : racers) {
            JobShell.Followed it = job.followed(racer);
            assertThat(it.words()).isEqualTo("exited 0");
            assertThat(it.stdout()).isEqualTo("out\n");
        }
        assertThat(job.read("count")).isEqualTo("ran\n");
    }

    @Test
    void goesOnWhereItWasHeard() {
        JobShell job = job();
        job.run("echo 0123456789; echo abcdef >&2");
        JobShell.Followed rest =
                job.with("heard_out", "4").with("heard_err", "7").run("");
        assertThat(rest.stdout()).isEqualTo("456789\n");
        assertThat(rest.stderr()).isEmpty();
    }

    @Test
    void isFollowedWhileItRuns() throws Exception {
        JobShell job = job();
        Process first =
                job.start("echo one; while [ ! -e " + folder + "/go ]; do sleep 0.05; done; echo two", new byte[0]);
        Waiting.until(() -> has(job.file("it.out"), "one\n"));
        Process second = job.start("", new byte[0]);
        Files.createFile(folder.resolve("go"));
        assertThat(job.followed(first).stdout()).isEqualTo("one\ntwo\n");
        assertThat(job.followed(second).stdout()).isEqualTo("one\ntwo\n");
    }

    @Test
    void outlivesItsFollower() throws Exception {
        JobShell job = job();
        Process follower = job.start("sleep 0.5; echo late", new byte[0]);
        Waiting.until(() -> has(job.file("it.group"), "\n"));
        follower.descendants().filter(process -> !isOfJob(process, job)).forEach(ProcessHandle::destroyForcibly);
        follower.destroyForcibly();
        assertThat(job.run("").stdout()).isEqualTo("late\n");
    }

    @Test
    void takesBytesAsTheyAre() {
        byte[] bytes = new byte[1_000_001];
        new Random(7).nextBytes(bytes);
        JobShell.Followed it = job().with("input", "1000001").run("cat; cat >&2 </dev/null", bytes);
        assertThat(it.words()).isEqualTo("exited 0");
        assertThat(it.out()).isEqualTo(bytes);
    }

    @Test
    void beginsNothingWithPartOfItsInput() throws Exception {
        JobShell job = job().with("input", "5");
        Process torn = job.start("echo ran >" + folder + "/count", "four".getBytes(StandardCharsets.UTF_8));
        torn.waitFor();
        assertThat(folder.resolve("count")).doesNotExist();
        assertThat(folder.resolve("it.job")).doesNotExist();
        job.run("echo ran >" + folder + "/count; cat", "fives".getBytes(StandardCharsets.UTF_8));
        assertThat(job.read("count")).isEqualTo("ran\n");
    }

    @Test
    void keepsTheFirst16MiBAndSaysThatMoreCame() {
        JobShell.Followed it = job().run("head -c 20000000 /dev/zero; echo end >&2; exit 4");
        assertThat(it.words()).isEqualTo("exited 4 out");
        assertThat(it.out().length).isEqualTo(16 << 20);
        assertThat(it.stderr()).isEqualTo("end\n");
    }

    @Test
    void isKilledWithAllItStartedWhenItsTimeIsOver() {
        long begin = System.nanoTime();
        JobShell.Followed it =
                job().with("limit", "30").run("trap '' TERM; echo $$; sleep 1000 & sleep 1000 | sleep 1000");
        assertThat(it.words()).isEqualTo("timeout");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));
        assertThat(group(Long.parseLong(it.stdout().strip()))).isEmpty();
    }

    @Test
    void isKilledInTimeWithoutAFollower() {
        JobShell job = job().with("limit", "80");
        Process follower = job.start("echo $$; exec sleep 1000", new byte[0]);
        Waiting.until(() -> has(job.file("it.group"), "\n"));
        follower.descendants().filter(process -> !isOfJob(process, job)).forEach(ProcessHandle::destroyForcibly);
        Waiting.until(() -> has(job.file("it.job"), "timeout\n"));
    }

    @Test
    void isNotKeptFromEndingByWhatItLeavesBehind() {
        JobShell.Followed it = job().run("sleep 1000 & echo $! $(head -c 60000 /dev/zero | tr '\\0' x)");
        String[] words = it.stdout().strip().split(" ");
        ProcessHandle.of(Long.parseLong(words[0])).ifPresent(ProcessHandle::destroyForcibly);
        assertThat(it.words()).isEqualTo("exited 0");
        assertThat(words[1]).hasSize(60_000);
    }

    @Test
    void leavesSignalsAsTheyWere() {
        assertThat(job().run("sh -c 'kill -INT $$; echo survived'; kill -TERM $$")
                        .words())
                .isEqualTo("exited 143");
        assertThat(folder.resolve("it.out")).content().isEqualTo(survivor());
    }

    /** Whoever runs the tests in the background has them ignore SIGINT, and no shell can undo that. */
    private static String survivor() {
        try {
            Process plain = new ProcessBuilder("sh", "-c", "kill -INT $$; echo survived").start();
            return new String(plain.getInputStream().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void isGroupLeaderAndHasNoTraceOfTheSupervisor() {
        JobShell.Followed it = job().run("read -r stat </proc/$$/stat; set -- ${stat##*) }; [ $3 = $$ ] && echo leads; "
                + "set --; env | grep -c -i -e ^token -e ^place; umask; ls /proc/self/fd | tr '\\n' ' '");
        assertThat(it.stdout()).isEqualTo("leads\n0\n0022\n0 1 2 3 ");
    }

    @Test
    void endsItsSignalWithACode() {
        assertThat(job().run("kill -KILL $$").words()).isEqualTo("exited 137");
    }

    @Test
    void saysThatItsSupervisorWasKilled() {
        JobShell job = job();
        Process follower = job.start("echo begun; sleep 1000", new byte[0]);
        Waiting.until(() -> has(job.file("it.out"), "begun\n"));
        ProcessHandle.of(Long.parseLong(job.read("it.job").split(" ")[0]))
                .orElseThrow()
                .destroyForcibly();
        JobShell.Followed it = job.followed(follower);
        Programs.run("kill", "-KILL", "--", "-" + job.read("it.group").strip());
        assertThat(it.words()).isEqualTo("killed");
        assertThat(it.stdout()).isEqualTo("begun\n");
        assertThat(job.run("echo again").words()).isEqualTo("killed");
    }

    @Test
    void saysThatTheHostWasStartedAnew() throws IOException {
        JobShell job = job();
        Files.writeString(job.file("it.job"), "1 1 another-boot\n");
        Files.createFile(job.file("it.out"));
        Files.createFile(job.file("it.err"));
        assertThat(job.run("echo again").words()).isEqualTo("restarted");
    }

    @Test
    void isNotBegunAgainOnAHostThatHasForgotten() throws IOException {
        JobShell job = job().with("again", "yes");
        Files.writeString(job.file("boot"), "another-boot\n");
        assertThat(job.run("echo ran >" + folder + "/count").words()).isEqualTo("vanished");
        assertThat(folder.resolve("count")).doesNotExist();
    }

    @Test
    void whatItKeepsIsForItsOwnerAlone() {
        JobShell job = job().with("pipe", pipes(0));
        job.run("echo secret; umask");
        for (String file : List.of("it.job", "it.out", "it.err", "it.group")) {
            assertThat(permissions(job.file(file))).isEqualTo("rw-------");
        }
        assertThat(folder.toFile().list())
                .containsExactlyInAnyOrder(
                        "boot", "job.sh", "pair0.o", "pair0.e", "it.job", "it.out", "it.err", "it.group");
    }

    @Test
    void nothingShowsInTheProcessList() {
        JobShell.Followed it = job().with("input", "15")
                .run("ps -eo args; cat /proc/[0-9]*/cmdline; cat; : secret-in-script", "secret-in-input".getBytes());
        assertThat(it.stdout().replaceFirst("secret-in-input$", ""))
                .contains("printf %b")
                .doesNotContain("secret-in");
    }

    private JobShell job() {
        return new JobShell(folder, shell);
    }

    private String pipes(int number) {
        Path pair = folder.resolve("pair" + number);
        Programs.run("mkfifo", pair + ".o", pair + ".e");
        return pair.toString();
    }

    private static boolean has(Path file, String text) {
        try {
            return Files.exists(file) && Files.readString(file).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the process is the job's supervisor or below it. */
    private static boolean isOfJob(ProcessHandle process, JobShell job) {
        long supervisor = Long.parseLong(job.read("it.job").split(" ")[0]);
        return process.pid() == supervisor
                || process.parent().filter(parent -> isOfJob(parent, job)).isPresent();
    }

    /** The processes of a group that still run. */
    private static List<String> group(long leader) {
        return Programs.run("ps", "-eo", "pgid=,stat=,args=")
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith(leader + " ") && !line.matches("\\d+ +Z.*"))
                .toList();
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
