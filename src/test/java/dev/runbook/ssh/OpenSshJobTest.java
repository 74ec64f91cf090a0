package dev.runbook.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runbook.remote.Become;
import dev.runbook.remote.CommandResult;
import dev.runbook.remote.CommandResult.Exit;
import dev.runbook.remote.Connection;
import dev.runbook.remote.JobId;
import dev.runbook.remote.Output;
import dev.runbook.remote.ShellCommand;
import dev.runbook.remote.Unreachable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs on a real sshd whose connections break: each runs once, and its end is known. */
@OnOpenSsh
class OpenSshJobTest {

    private static final String RUN = "20260101-000000-abcd";
    private static final AtomicInteger NEXT = new AtomicInteger();

    private static OpenSshHost host;

    private Operator operator;
    private Wire wire;
    private Connection web;

    @BeforeAll
    static void start(@TempDir Path dir) {
        host = OpenSshHost.start(dir, "MaxStartups 100");
        host.enter("mount -t tmpfs -o mode=1777 tmpfs /var/tmp");
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @BeforeEach
    void connect(@TempDir Path home) throws Unreachable {
        wire = new Wire(host.port);
        operator = anOperator(home);
        web = operator.login(account("deploy"));
    }

    private Operator anOperator(Path home) {
        Operator person = new Operator(home);
        person.append(".ssh/known_hosts", "host " + host.knownHost().split(" ", 2)[1]);
        person.configure("HostKeyAlias host\n");
        host.authorize(person.key("id_ed25519", "-t", "ed25519"));
        person.set(settings -> settings.withReconnect(Duration.ofSeconds(30)));
        return person;
    }

    @AfterEach
    void end() {
        operator.close();
        wire.close();
    }

    @Test
    void seesWhatACommandSees() throws Unreachable {
        ShellCommand command = ShellCommand.of("pwd; printf %s \"$WILD\"; echo err >&2; umask; exit 7")
                .withEnvironment(java.util.Map.of("WILD", "it's \\n $x\n"));
        CommandResult plain = web.run(command, Output.IGNORED);
        CommandResult job = web.run(command.asJob(next()), Output.IGNORED);
        assertThat(job.exit()).isEqualTo(Exit.EXITED);
        assertThat(job.rc()).isEqualTo(7);
        assertThat(job.stdout()).isEqualTo(plain.stdout()).startsWith("/home/deploy\nit's \\n $x\n");
        assertThat(job.stderr()).isEqualTo("err\n");
    }

    @Test
    void runsOnceForWhoeverBringsItAgain(@TempDir Path other) throws Unreachable {
        ShellCommand command =
                ShellCommand.of("echo x >>once; echo out; exit 3").asJob(next());
        assertThat(web.run(command, Output.IGNORED).rc()).isEqualTo(3);
        try (Operator second = anOperator(other)) {
            CommandResult again = second.login(account("deploy")).run(command, Output.IGNORED);
            assertThat(again.rc()).isEqualTo(3);
            assertThat(again.stdout()).isEqualTo("out\n");
        }
        assertThat(host.enter("cat ~deploy/once; rm ~deploy/once")).isEqualTo("x\n");
    }

    @Test
    void runsOnceWhenTwoControllersRace(@TempDir Path other) throws Exception {
        try (Operator second = anOperator(other)) {
            Connection same = second.login(account("deploy"));
            for (int i = 0; i < 10; i++) {
                ShellCommand command =
                        ShellCommand.of("echo x >>race; echo out; exit 5").asJob(next());
                CompletableFuture<CommandResult> theirs = CompletableFuture.supplyAsync(() -> run(same, command));
                CommandResult ours = web.run(command, Output.IGNORED);
                assertThat(List.of(ours.rc(), theirs.get().rc())).containsExactly(5, 5);
                assertThat(ours.stdout() + theirs.get().stdout()).isEqualTo("out\nout\n");
            }
        }
        assertThat(host.enter("cat ~deploy/race; rm ~deploy/race").lines()).hasSize(10);
    }

    @Test
    void goesOnWhenTheConnectionIsCut() throws Exception {
        assertSurvives(wire::cut);
    }

    @Test
    void goesOnWhenTheSessionIsKilled() throws Exception {
        assertSurvives(() -> host.enter("pkill -KILL -u deploy sshd"));
    }

    @Test
    void goesOnWhenSshdIsKilledAndStartedAnew() throws Exception {
        assertSurvives(() -> {
            host.enter("pkill -KILL sshd");
            host.enter("sleep 1; /usr/sbin/sshd -E /var/log/sshd.log -f " + host.config());
        });
    }

    @Test
    void goesOnWhenItsFollowerIsKilled() throws Exception {
        assertSurvives(() -> host.enter("for p in $(pgrep -u deploy -x cat); do :; done;"
                + " kill -KILL $(ps -o pid= --ppid $(pgrep -u deploy -o -x sh) | tail -1)"));
    }

    @Test
    void goesOnWhenTheHostFallsSilent() throws Exception {
        web = operator.login(
                account("deploy") + " ansible_ssh_common_args='-o ServerAliveInterval=1 -o ServerAliveCountMax=2'");
        List<String> told = new CopyOnWriteArrayList<>();
        Wire dead = wire;
        assertSurvives(
                () -> {
                    dead.silence();
                    Waiting.until(() -> !told.isEmpty());
                    dead.speak();
                },
                told);
        assertThat(told.get(0))
                .startsWith("the connection to `web1` (deploy@127.0.0.1:" + wire.port
                        + ") was lost: trying to get it back for ");
    }

    @Test
    void isInDoubtByNameWhenTheHostDoesNotComeBack() throws Exception {
        operator.set(settings -> settings.withReconnect(Duration.ofSeconds(1)));
        web = operator.login(account("deploy"));
        CompletableFuture<Void> begun = new CompletableFuture<>();
        begun.thenRunAsync(wire::close);
        JobId id = next();
        ShellCommand command = ShellCommand.of("echo begun; sleep 1000").asJob(id);
        CommandResult result = web.run(command, (stream, bytes, length) -> begun.complete(null));
        assertThat(result.exit()).isEqualTo(Exit.UNKNOWN);
        assertThat(result.stdout()).isEqualTo("begun\n");
        assertThat(result.doubt().orElseThrow())
                .startsWith(
                        "job `" + id + "` may have run, in part or whole, or may still be running: `web1` (deploy@");
        host.enter("kill -- -$(cat ~deploy/.runbook/jobs/" + id + ".group)");
    }

    @Test
    void isFollowedAgainAfterALongSilence() throws Exception {
        operator.set(settings -> settings.withReconnect(Duration.ofSeconds(3)));
        web = operator.login(account("deploy"));
        ShellCommand command = ShellCommand.of("sleep 5; echo ended; exit 4").asJob(next());
        CompletableFuture<CommandResult> result = CompletableFuture.supplyAsync(() -> run(web, command));
        Thread.sleep(4_000);
        wire.cut();
        assertThat(result.get().doubt()).isEmpty();
        assertThat(result.get().stdout()).isEqualTo("ended\n");
    }

    @Test
    void isUnreachableWhereNothingWasSent() {
        wire.close();
        assertThatThrownBy(() -> {
                    operator.set(settings -> settings.withReconnect(Duration.ofSeconds(1)));
                    operator.to(account("deploy")).run(ShellCommand.of("true").asJob(next()), Output.IGNORED);
                })
                .isInstanceOf(Unreachable.class);
    }

    @Test
    void isKilledOnTheHostWhenItsTimeIsOver() throws Unreachable {
        JobId id = next();
        ShellCommand command = ShellCommand.of("trap '' TERM; echo begun; sleep 1000 & sleep 1000")
                .within(Duration.ofSeconds(2))
                .asJob(id);
        CommandResult result = web.run(command, Output.IGNORED);
        assertThat(result.exit()).isEqualTo(Exit.TIMED_OUT);
        assertThat(result.stdout()).isEqualTo("begun\n");
        assertThat(groupOf(id)).isEmpty();
    }

    @Test
    void becomesOthersAndKeepsTheirJobsInTheirHomes() throws Unreachable {
        JobId id = next();
        Become app = new Become(Optional.of("app"), Become.Method.SUDO, Optional.of(OpenSshHost.PASSWORD));
        ShellCommand command =
                ShellCommand.of("id -un; pwd; cat").withInput("input\n".getBytes(StandardCharsets.UTF_8));
        CommandResult result = web.run(command.as(app).asJob(id), Output.IGNORED);
        assertThat(result.stdout()).isEqualTo("app\n/home/app\ninput\n");
        assertThat(web.run(command.as(app).asJob(id), Output.IGNORED).stdout()).isEqualTo(result.stdout());
        assertThat(host.enter("stat -c '%U %a' ~app/.runbook/jobs/" + RUN)).isEqualTo("app 700\n");
    }

    @Test
    void failsWhereNobodyMayBecomeTheUser() throws Unreachable {
        Become app = new Become(Optional.of("app"), Become.Method.SUDO, Optional.of("wrong"));
        CommandResult result = web.run(ShellCommand.of("echo ran").as(app).asJob(next()), Output.IGNORED);
        assertThat(result.exit()).isEqualTo(Exit.EXITED);
        assertThat(result.rc()).isEqualTo(1);
        assertThat(result.stderr()).contains("`sudo` did not let us become `app`");
    }

    @Test
    void aUserWithoutAHomeHasAPlaceForItsOwnAlone() throws Unreachable {
        host.enter("useradd --no-create-home --home-dir /nonexistent svc");
        Become svc = new Become(Optional.of("svc"), Become.Method.SUDO, Optional.of(OpenSshHost.PASSWORD));
        assertThat(web.run(ShellCommand.of("id -un").as(svc).asJob(next()), Output.IGNORED)
                        .stdout())
                .isEqualTo("svc\n");
        assertThat(host.enter("stat -c '%U %a' /var/tmp/runbook-$(id -u svc)")).isEqualTo("svc 700\n");
        web.sweep(RUN);
        assertThat(host.enter("ls /var/tmp")).isEmpty();
        host.enter("ln -s /home/deploy /var/tmp/runbook-$(id -u svc)");
        assertThatThrownBy(() -> web.run(ShellCommand.of("id -un").as(svc).asJob(next()), Output.IGNORED))
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining("is not a folder for this user alone");
        host.enter("rm /var/tmp/*; userdel svc");
    }

    @Test
    void refusesAHomeThatIsReadOnly() {
        host.enter("mount --bind /home/nosudo /home/nosudo && mount -o remount,ro,bind /home/nosudo");
        try {
            assertThatThrownBy(() -> operator.to(account("nosudo")).prepare(RUN))
                    .isInstanceOf(Unreachable.class)
                    .hasMessage("the user's home on `web1` (nosudo@127.0.0.1:" + wire.port
                            + ") takes no jobs (Read-only file system): make it writable and leave room for what"
                            + " commands write");
        } finally {
            host.enter("umount /home/nosudo");
        }
    }

    @Test
    void refusesAHomeThatIsFull() {
        host.enter("mount -t tmpfs -o size=64k tmpfs /home/nosudo; chown nosudo /home/nosudo;"
                + " head -c 65536 /dev/zero >/home/nosudo/full 2>/dev/null || :");
        try {
            assertThatThrownBy(() -> operator.to(account("nosudo")).prepare(RUN))
                    .isInstanceOf(Unreachable.class)
                    .hasMessageContaining("takes no jobs (No space left on device)");
        } finally {
            host.enter("umount /home/nosudo");
        }
    }

    @Test
    void beginsNothingWhereThereIsNoRoomForItsInput() throws Unreachable {
        host.enter("mount -t tmpfs -o size=512k tmpfs /home/nosudo; chown nosudo /home/nosudo");
        try {
            Connection small = operator.to(account("nosudo"));
            small.prepare(RUN);
            ShellCommand command = ShellCommand.of("touch ran; cat")
                    .withInput(new byte[1 << 20])
                    .asJob(next());
            assertThatThrownBy(() -> small.run(command, Output.IGNORED))
                    .isInstanceOf(Unreachable.class)
                    .hasMessageContaining("cannot take the command (")
                    .hasMessageContaining("No space left on device");
            assertThat(host.enter("ls /home/nosudo")).isEmpty();
        } finally {
            host.enter("umount -l /home/nosudo");
        }
    }

    @Test
    void carriesMegabytesOfBytesBothWays() throws Unreachable {
        byte[] bytes = new byte[1_000_001];
        new Random(3).nextBytes(bytes);
        assertThat(web.run(ShellCommand.of("cat").withInput(bytes).asJob(next()), Output.IGNORED)
                        .out())
                .isEqualTo(bytes);
    }

    @Test
    void boundsWhatTheHostKeeps() throws Unreachable {
        JobId id = next();
        CommandResult result = web.run(
                ShellCommand.of("head -c 100000000 /dev/zero; echo end >&2; exit 9")
                        .asJob(id),
                Output.IGNORED);
        assertThat(result.rc()).isEqualTo(9);
        assertThat(result.truncated()).isTrue();
        assertThat(result.stdout()).endsWith("\n[… the host kept no more of this …]\n");
        assertThat(result.stderr()).isEqualTo("end\n");
        assertThat(host.enter("stat -c %s ~deploy/.runbook/jobs/" + id + ".out"))
                .isEqualTo("16777216\n");
    }

    @Test
    void isNotKeptFromEndingByADaemon() throws Unreachable {
        CommandResult result = web.run(ShellCommand.of("sleep 1000 & echo $!").asJob(next()), Output.IGNORED);
        assertThat(result.rc()).isZero();
        host.enter("kill " + result.stdout());
    }

    @Test
    void makesItsPlaceAnewWhenItIsGone() throws Unreachable {
        web.run(ShellCommand.of("true").asJob(next()), Output.IGNORED);
        host.enter("rm -rf ~deploy/.runbook");
        assertThat(web.run(ShellCommand.of("echo here").asJob(next()), Output.IGNORED)
                        .stdout())
                .isEqualTo("here\n");
    }

    @Test
    void sweepsItsOwnRunAndThoseOfLongAgo() throws Unreachable {
        web.prepare(RUN);
        web.run(ShellCommand.of("true").asJob(next()), Output.IGNORED);
        host.enter("cd ~deploy/.runbook/jobs; mkdir young old running; echo '1 2 3' >running/a.job;"
                + " echo '1 2 3' >old/a.job; echo 'exited 0' >>old/a.job; chown -R deploy .;"
                + " touch -d '15 days ago' old running");
        web.sweep(RUN);
        assertThat(host.enter("ls ~deploy/.runbook/jobs")).isEqualTo("young\n");
        host.enter("rm -rf ~deploy/.runbook/jobs/young");
        web.prepare(RUN);
        web.sweep(RUN);
        assertThat(host.enter("ls -A ~deploy")).doesNotContain(".runbook");
    }

    @Test
    void haltsWhatARunStillDoesAndNothingElse() throws Exception {
        Become app = new Become(Optional.of("app"), Become.Method.SUDO, Optional.of(OpenSshHost.PASSWORD));
        ShellCommand mild = ShellCommand.of("sleep 1000; echo done >>halted").asJob(next());
        ShellCommand stubborn = ShellCommand.of("trap '' TERM; while :; do sleep 0.1; done")
                .as(app)
                .asJob(next());
        ShellCommand others = ShellCommand.of("sleep 3; echo others").asJob(new JobId("another", "job"));
        assertThat(web.run(ShellCommand.of("echo ended").asJob(next()), Output.IGNORED)
                        .rc())
                .isZero();
        List<CompletableFuture<CommandResult>> ends = List.of(begun(mild), begun(stubborn), begun(others));
        web.halt(RUN, Become.NOBODY);
        web.halt(RUN, app);
        assertThat(host.enter("pgrep -fx 'sleep 1000' || :")).isEmpty();
        assertThat(ends.get(0).get().rc()).isEqualTo(143);
        assertThat(ends.get(1).get().rc()).isEqualTo(137);
        assertThat(ends.get(2).get().stdout()).isEqualTo("others\n");
        assertThat(web.run(mild, Output.IGNORED).rc()).as("brought again").isEqualTo(143);
        assertThat(web.knows(mild.job().orElseThrow(), Become.NOBODY)).isTrue();
        assertThat(web.knows(stubborn.job().orElseThrow(), app)).isTrue();
        assertThat(web.knows(next(), Become.NOBODY)).isFalse();
        web.halt(RUN, Become.NOBODY);
    }

    @Test
    void doesNotSweepWhatStillRuns() throws Exception {
        CompletableFuture<CommandResult> end =
                begun(ShellCommand.of("sleep 3; echo through").asJob(next()));
        web.sweep(RUN);
        assertThat(end.get().stdout()).isEqualTo("through\n");
        web.sweep(RUN);
        assertThat(host.enter("ls -A ~deploy")).doesNotContain(".runbook");
    }

    /** Waits until the host has begun the job. */
    private CompletableFuture<CommandResult> begun(ShellCommand command) {
        CompletableFuture<CommandResult> end = CompletableFuture.supplyAsync(() -> run(web, command));
        String user = command.become().user().orElse("deploy");
        host.enter("until grep -q . ~" + user + "/.runbook/jobs/"
                + command.job().orElseThrow() + ".group 2>/dev/null; do sleep 0.1; done");
        return end;
    }

    private void assertSurvives(Runnable event) throws Exception {
        assertSurvives(event, new ArrayList<>());
    }

    /** Lets something happen in the middle of a job that counts itself, and expects all of it. */
    private void assertSurvives(Runnable event, List<String> told) throws Exception {
        web.prepare(RUN);
        host.enter("rm -f ~deploy/go ~deploy/ran");
        CompletableFuture<Void> begun = new CompletableFuture<>();
        CompletableFuture<Void> happened = begun.thenRunAsync(event).thenRun(() -> host.enter("touch ~deploy/go"));
        ShellCommand command = ShellCommand.of(
                "echo x >>ran; echo begun; while [ ! -e go ]; do sleep 0.1; done; echo err >&2; echo ended; exit 4");
        CommandResult result = web.run(command.asJob(next()), new Output() {
            @Override
            public void wrote(Stream stream, byte[] bytes, int length) {
                begun.complete(null);
            }

            @Override
            public void waiting(String why) {
                told.add(why);
            }
        });
        happened.get();
        assertThat(result.doubt()).isEmpty();
        assertThat(result.rc()).isEqualTo(4);
        assertThat(result.stdout()).isEqualTo("begun\nended\n");
        assertThat(result.stderr()).isEqualTo("err\n");
        assertThat(host.enter("cat ~deploy/ran")).isEqualTo("x\n");
    }

    private static String groupOf(JobId id) {
        return host.enter(
                "ps -eo pgid=,stat= | awk -v g=$(cat ~deploy/.runbook/jobs/" + id + ".group) '$1 == g && $2 !~ /Z/'");
    }

    private static CommandResult run(Connection connection, ShellCommand command) {
        try {
            return connection.run(command, Output.IGNORED);
        } catch (Unreachable e) {
            throw new IllegalStateException(e);
        }
    }

    private static JobId next() {
        return JobId.of(RUN, "step", "web1", Integer.toString(NEXT.incrementAndGet()), 1);
    }

    private String account(String user) {
        return "ansible_user=" + user + " ansible_port=" + wire.port;
    }
}
