package dev.runbook.action.system;

import dev.runbook.action.HostScript;
import dev.runbook.action.Operation.Difference;
import dev.runbook.action.Result;
import dev.runbook.remote.Probe;
import dev.runbook.remote.ShellCommand;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which packages are to be installed or not.
 *
 * @param names each with {@code =VERSION} if one version is wanted
 * @param refresh whether the host first looks up what there is to install
 */
record WantedPackages(List<String> names, State state, boolean refresh) {

    enum State {
        PRESENT("install"),
        ABSENT("remove"),
        LATEST("upgrade");

        private final String verb;

        State(String verb) {
            this.verb = verb;
        }
    }

    String summary() {
        return state.verb + " " + names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    Probe probe() {
        return new Probe(stateScript().command());
    }

    private HostScript stateScript() {
        return HostScript.of(WantedPackages.class, "package-state")
                .with("packages", String.join(" ", names))
                .with("newest", state == State.LATEST ? "yes" : "");
    }

    private String listed() {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    Difference difference(InstalledPackages found) {
        return state == State.LATEST && refresh ? renewing(found) : converging(found);
    }

    /** What is newest is known only after the refresh, so the change itself tells whether it changed anything. */
    private Difference renewing(InstalledPackages found) {
        ShellCommand change = script(names, found).then(stateScript()).command();
        Difference difference = Difference.changing(
                List.of("the newest version of " + listed() + " is known after the refresh"), change, Result.OK);
        return difference.reading(end -> {
            List<String> diff = end.succeeded() ? InstalledPackages.of(end).changesSince(found, names) : List.of();
            return end.succeeded() ? Result.OK.withChanged(!diff.isEmpty()).withDiff(diff) : Result.ofScript(end);
        });
    }

    private Difference converging(InstalledPackages found) {
        List<String> differing =
                names.stream().filter(name -> wanting(name, found).isPresent()).toList();
        if (differing.isEmpty()) {
            return Difference.none(Result.OK);
        }
        List<String> diff = differing.stream()
                .flatMap(name -> wanting(name, found).stream())
                .toList();
        return Difference.changing(diff, script(differing, found).command(), Result.OK);
    }

    /** What is found and wanted of a package, unless they agree. */
    private Optional<String> wanting(String name, InstalledPackages found) {
        String installed = found.version(name);
        Optional<String> wanted = switch (state) {
            case PRESENT -> isMet(name, installed) ? Optional.empty() : Optional.of(wantedVersion(name));
            case ABSENT -> installed.isEmpty() ? Optional.empty() : Optional.of("absent");
            case LATEST -> newer(name, installed, found.newer(name));
        };
        String now = installed.isEmpty() ? "not installed" : "installed as " + installed;
        return wanted.map(version -> "`" + plain(name) + "` is " + now + ", wanted " + version);
    }

    private static Optional<String> newer(String name, String installed, String available) {
        if (installed.isEmpty()) {
            return Optional.of(available.isEmpty() ? "the newest" : available);
        }
        return available.isEmpty() ? Optional.empty() : Optional.of(available);
    }

    private static boolean isMet(String name, String installed) {
        return name.contains("=") ? installed.equals(wantedVersion(name)) : !installed.isEmpty();
    }

    private static String wantedVersion(String name) {
        return name.contains("=") ? name.substring(name.indexOf('=') + 1) : "installed";
    }

    private static String plain(String name) {
        return name.contains("=") ? name.substring(0, name.indexOf('=')) : name;
    }

    private HostScript script(List<String> differing, InstalledPackages found) {
        List<String> packages = state == State.ABSENT
                ? differing.stream().map(WantedPackages::plain).toList()
                : differing;
        return HostScript.of(WantedPackages.class, "package-change")
                .with("manager", found.manager())
                .with("packages", String.join(" ", packages))
                .with("verb", state.verb)
                .with("refresh", refresh && state != State.ABSENT ? "yes" : "");
    }
}
