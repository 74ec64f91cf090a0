package dev.runbook.cluster;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Images, hosts, networks, disks and daemons fail while an upgrade runs; the ends are those of {@link Verdict}. */
@OnRealCluster
class UpgradeTroubleTest {

    private static final String FIRST = "start-the-first-node-and-let-it-upgrade";
    private static final String OTHERS = "start-the-other-nodes";
    private static final String DUMP = "back-up-the-database";
    private static final String BAD = "2.0.1-migration-fails";
    private static final String SPOIL =
            "for dump in /var/backups/nocobase/*.dump; do echo x | dd of=$dump bs=1 seek=900 conv=notrunc; done";

    @ParameterizedTest
    @MethodSource
    void endsAsBeforeOrSafelyBehindThePage(Trouble trouble, RealCluster cluster) {
        ClusterState before = ClusterState.of(cluster, trouble.balancer());
        Run run = trouble.upgrade(cluster);
        trouble.mend().accept(cluster);
        Matrix.tell(trouble, run, Verdict.of(run, before, ClusterState.of(cluster, trouble.balancer())));
    }

    static Stream<Trouble> endsAsBeforeOrSafelyBehindThePage() {
        return Matrix.of(Stream.of(images(), networks(), data(), daemons(), behindHaproxy())
                .flatMap(all -> all));
    }

    private static Stream<Trouble> images() {
        return Stream.of(BAD, "2.0.2-never-healthy", "2.0.3-wrong-version", "2.0.4-crash-loop", "2.0.5-late-error")
                .map(Trouble::image);
    }

    private static Stream<Trouble> networks() {
        return Stream.of(
                Trouble.cut("app1", Moment.ends("pin-the-new-version").on("app1")),
                Trouble.cut("app1", Moment.starts(FIRST)),
                Trouble.cut("app1", Moment.ends(FIRST)),
                Trouble.cut("app3", Moment.starts(OTHERS)),
                Trouble.cut("app3", Moment.isUndone(FIRST)).upgradingTo(BAD),
                Trouble.cut("db1", Moment.starts(DUMP)),
                Trouble.cut("db1", Moment.isUndone(FIRST)).upgradingTo(BAD),
                Trouble.cut("lb1", Moment.starts("stop-all-instances")));
    }

    private static Stream<Trouble> data() {
        return Stream.of(
                Trouble.of("full disk", cluster -> cluster.fill("db1", "/var/backups"))
                        .mendedBy(cluster -> cluster.empty("db1", "/var/backups")),
                Trouble.of("full disk", cluster -> cluster.fill("db1", "/var/backups"))
                        .at(Moment.starts("stop-all-instances"))
                        .mendedBy(cluster -> cluster.empty("db1", "/var/backups")),
                Trouble.script("dump that is cut short", "db1", cutShort()),
                Trouble.script("dump that rots", "db1", SPOIL).at(Moment.ends(DUMP)),
                Trouble.script("dump that rots", "db1", SPOIL)
                        .at(Moment.starts("wait-until-the-upgrade-is-complete-and-verify-it"))
                        .upgradingTo(BAD));
    }

    private static Stream<Trouble> daemons() {
        return Stream.of(
                Trouble.script("no registry", "reg", "pkill -x docker-registry"),
                Trouble.script("no database", "db1", "service postgresql stop")
                        .at(Moment.starts(FIRST))
                        .mendedBy(cluster -> cluster.enter("db1", "start-postgresql")),
                Trouble.script("no docker on app2", "app2", "kill -KILL $(cat /run/docker.pid)")
                        .at(Moment.starts(OTHERS))
                        .mendedBy(cluster -> cluster.enter("app2", "start-dockerd")),
                Trouble.script("no nginx", "lb1", "nginx -s stop")
                        .at(Moment.starts(OTHERS))
                        .mendedBy(cluster -> cluster.enter("lb1", "nginx")));
    }

    private static Stream<Trouble> behindHaproxy() {
        return Stream.of(
                Trouble.image(BAD).behind(Balancer.HAPROXY),
                Trouble.cut("lb2", Moment.starts(FIRST))
                        .mendedBy(cluster -> cluster.heal("lb2"))
                        .behind(Balancer.HAPROXY));
    }

    /** A pg_dump that says it has succeeded, and whose file lacks its end. */
    private static String cutShort() {
        return """
            cat > /usr/local/bin/pg_dump <<'END' && chmod 755 /usr/local/bin/pg_dump
            #!/bin/sh
            /usr/bin/pg_dump "$@" || exit
            for word; do case $word in --file=*) truncate -s -200 "${word#--file=}";; esac; done
            END
            """;
    }
}
