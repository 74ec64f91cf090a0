package dev.runbook.action.system;

import dev.runbook.remote.CommandResult;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a service is doing, as {@code service-state.sh} saw it.
 *
 * @param init systemd, openrc or sysv
 * @param lines what was seen, {@code NAME=value} each
 */
record ServiceState(String init, Set<String> lines) {

    /** Words of {@code systemctl is-enabled} for a service that boot starts, or that only others start. */
    private static final Set<String> ENABLED =
            Set.of("enabled", "enabled-runtime", "alias", "static", "indirect", "generated");

    private static final Set<String> DISABLED = Set.of("disabled", "masked", "static", "indirect", "generated");

    static ServiceState of(CommandResult probe) {
        Set<String> lines = probe.stdout().lines().collect(Collectors.toUnmodifiableSet());
        String init = lines.stream()
                .filter(line -> line.startsWith("init="))
                .map(line -> line.substring(5))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a service probe without init"));
        return new ServiceState(init, lines);
    }

    /** Whether the host knows it; one that is to be installed by an earlier step is unknown in a plan. */
    boolean known() {
        return !lines.contains("LoadState=not-found");
    }

    boolean running() {
        return lines.contains("ActiveState=active")
                || lines.contains("ActiveState=activating")
                || lines.contains("ActiveState=reloading");
    }

    boolean stopped() {
        return lines.contains("ActiveState=inactive") || lines.contains("ActiveState=failed");
    }

    boolean startsAtBoot(boolean wanted) {
        return (wanted ? ENABLED : DISABLED).stream().anyMatch(word -> lines.contains("enabled=" + word));
    }

    boolean needsReload() {
        return lines.contains("NeedDaemonReload=yes");
    }
}
