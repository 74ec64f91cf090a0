package dev.runbook.action.system;

import dev.runbook.remote.CommandResult;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What is installed of some packages, as {@code package-state.sh} saw it. */
record InstalledPackages(Set<String> lines) {

    static InstalledPackages of(CommandResult probe) {
        return new InstalledPackages(probe.stdout().lines().collect(Collectors.toUnmodifiableSet()));
    }

    String manager() {
        return after("manager=");
    }

    /** The installed version; empty if it is not installed. */
    String version(String name) {
        return after(name + "=");
    }

    /** The version it could be brought to; empty if there is none or nobody asked. */
    String newer(String name) {
        return after(name + "~");
    }

    /** Which of the packages have another version than before, a line each. */
    List<String> changesSince(InstalledPackages before, List<String> names) {
        return names.stream()
                .filter(name -> !version(name).equals(before.version(name)))
                .map(name -> "`" + name + "` was " + described(before.version(name)) + ", is " + version(name))
                .toList();
    }

    private static String described(String version) {
        return version.isEmpty() ? "not installed" : version;
    }

    private String after(String start) {
        return lines.stream()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .findFirst()
                .orElse("");
    }
}
