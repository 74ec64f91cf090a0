package dev.runbook.cluster;

import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Stream;

/** Programs of the hosts that fail on demand, once: in front of each stands a script that looks for an order to fail. */
final class Sabotage {

    private static final String ORDER = "/tmp/sabotage";

    /** Which programs change something, and by which arguments. */
    private static final Map<String, String> CHANGES = Map.of(
            "docker-compose", "(^| )(pull|up|rm|stop)( |$)",
            // Not rm: what it removes may not be there, so nobody minds when it fails.
            "docker", "^(create|tag) ",
            "nginx", "-s reload",
            "pg_dump", "--file",
            "tar", "-czf",
            "mv", "/srv/nocobase/.env",
            "rm", "/etc/nginx/runbook/maintenance$");

    private static final List<String> HOSTS =
            Stream.concat(RealCluster.NODES.stream(), Stream.of("lb1", "db1")).toList();

    private Sabotage() {}

    static void prepare(RealCluster cluster) {
        String script = CHANGES.entrySet().stream().map(Sabotage::install).reduce("", String::concat);
        HOSTS.forEach(host -> cluster.enter(host, script));
    }

    /** The shell command that orders the next change on a host to fail. */
    static String arm(BrokenRunbook.Breakage breakage) {
        return "echo " + breakage + " > " + ORDER;
    }

    /** Whether some host still has an order that no program has met. */
    static boolean isPending(RealCluster cluster) {
        return HOSTS.stream()
                .anyMatch(host -> cluster.enter(host, "ls " + ORDER + " 2> /dev/null || true")
                        .startsWith("/"));
    }

    private static String install(Entry<String, String> program) {
        String path = "/usr/local/sbin/" + program.getKey();
        String link = "/usr/local/bin/" + program.getKey();
        return """
            real=$(PATH=/usr/sbin:/usr/bin:/sbin:/bin command -v %s) && cat > %s <<END && chmod 755 %s && ln -s %s %s
            #!/bin/sh
            if [ -e %s ] && printf '%%s' "\\$*" | grep -Eq -- '%s'; then
              order=\\$(cat %s)
              rm -f %s
              [ "\\$order" = FAILS_AT_ONCE ] || $real "\\$@"
              echo 'sabotaged' >&2
              exit 1
            fi
            exec $real "\\$@"
            END
            """.formatted(program.getKey(), path, path, path, link, ORDER, program.getValue(), ORDER, ORDER);
    }
}
