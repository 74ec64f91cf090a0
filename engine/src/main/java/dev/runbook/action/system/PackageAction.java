package dev.runbook.action.system;

import static dev.runbook.action.Parameter.Type.BOOL;
import static dev.runbook.action.Parameter.Type.LIST;
import static dev.runbook.action.Parameter.Type.STRING;

import dev.runbook.action.Action;
import dev.runbook.action.ActionSpec;
import dev.runbook.action.Arguments;
import dev.runbook.action.Operation;
import dev.runbook.action.Operation.Difference;
import dev.runbook.action.Parameter;
import dev.runbook.action.Result;
import dev.runbook.action.Situation;
import dev.runbook.action.Subject;
import dev.runbook.template.Unrenderable;
import dev.runbook.value.Value;
import java.util.List;
import java.util.Locale;

/** Installs and removes packages. */
public final class PackageAction implements Action {

    @Override
    public ActionSpec spec() {
        return ActionSpec.of(
                        "package",
                        "Installs or removes packages with apt-get, dnf, yum, zypper, apk or pacman.",
                        Parameter.required(
                                "name",
                                LIST,
                                "a package or a list of them; `NAME=VERSION` for one version, except with dnf and yum"),
                        Parameter.optional(
                                        "state",
                                        STRING,
                                        Value.of("present"),
                                        "`latest` brings it to the newest version that the host knows of")
                                .oneOf("present", "absent", "latest"),
                        Parameter.optional(
                                "update_cache",
                                BOOL,
                                Value.FALSE,
                                "refresh the list of available packages before something is installed"))
                .withoutFreeForm();
    }

    @Override
    public Operation operation(Arguments arguments, Situation situation) {
        List<String> names = arguments.texts("name");
        names.forEach(name -> check(arguments, name));
        if (names.isEmpty()) {
            throw new Unrenderable(arguments.span(), "`name` is an empty list, wanted a package");
        }
        WantedPackages wanted = new WantedPackages(
                names,
                WantedPackages.State.valueOf(arguments.text("state").toUpperCase(Locale.ROOT)),
                arguments.flag("update_cache"));
        return new Operation.Converge(
                wanted.summary(),
                Subject.packages(names),
                wanted.probe(),
                probe -> probe.succeeded()
                        ? wanted.difference(InstalledPackages.of(probe))
                        : Difference.none(Result.ofScript(probe)));
    }

    private static void check(Arguments arguments, String name) {
        if (!name.matches("[A-Za-z0-9@_][A-Za-z0-9@._+:~-]*(=[A-Za-z0-9._+:~-]+)?")) {
            throw new Unrenderable(arguments.span(), "`" + name + "` is no name of a package");
        }
    }
}
