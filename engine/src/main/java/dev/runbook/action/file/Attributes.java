package dev.runbook.action.file;

import static dev.runbook.action.Parameter.Type.STRING;

import dev.runbook.action.Arguments;
import dev.runbook.action.HostScript;
import dev.runbook.action.Parameter;
import dev.runbook.action.RemotePath;
import dev.runbook.remote.ShellCommand;
import dev.runbook.template.Unrenderable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The mode, owner and group that a file is to have; what is not given stays as it is. */
record Attributes(Optional<FileMode> mode, Optional<String> owner, Optional<String> group) {

    static final Parameter MODE = Parameter.optional(
            "mode", STRING, "octal such as `0644` or symbolic such as `u=rw,go=r`; without it, it stays as it is");
    static final Parameter OWNER =
            Parameter.optional("owner", STRING, "name or number of the owner; without it, it stays as it is");
    static final Parameter GROUP =
            Parameter.optional("group", STRING, "name or number of the group; without it, it stays as it is");

    static final Attributes UNCHANGED = new Attributes(Optional.empty(), Optional.empty(), Optional.empty());

    static Attributes of(Arguments arguments) {
        return new Attributes(
                arguments.optionalText("mode").map(text -> mode(arguments, text)),
                arguments.optionalText("owner").map(text -> account(arguments, text)),
                arguments.optionalText("group").map(text -> account(arguments, text)));
    }

    /** What differs, a line each. */
    List<String> differences(FileState state) {
        List<String> lines = new ArrayList<>();
        wantedMode(state)
                .filter(wanted -> wanted != state.mode())
                .ifPresent(wanted ->
                        lines.add("mode " + FileMode.octal(state.mode()) + ", wanted " + FileMode.octal(wanted)));
        owner.filter(name -> !isNamed(name, state, "owner", "uid"))
                .ifPresent(name -> lines.add("owner " + state.fact("owner") + ", wanted " + name));
        group.filter(name -> !isNamed(name, state, "group", "gid"))
                .ifPresent(name -> lines.add("group " + state.fact("group") + ", wanted " + name));
        return lines;
    }

    /** What they are for something that does not exist yet, a line each. */
    List<String> initial() {
        List<String> lines = new ArrayList<>();
        mode.ifPresent(wanted -> lines.add("mode " + wanted.text()));
        owner.ifPresent(name -> lines.add("owner " + name));
        group.ifPresent(name -> lines.add("group " + name));
        return lines;
    }

    /** The mode of something that exists. */
    Optional<Integer> wantedMode(FileState state) {
        return mode.map(wanted -> wanted.appliedTo(state.mode(), state.is(FileState.Kind.DIRECTORY)));
    }

    /** What chown takes, only what is asked for; empty if nothing is. */
    String ownership() {
        return owner.orElse("") + group.map(name -> ":" + name).orElse("");
    }

    /** What chown takes for a file that takes the place of an existing one. */
    String ownershipInPlaceOf(FileState state) {
        return owner.orElse(state.fact("uid")) + ":" + group.orElse(state.fact("gid"));
    }

    /** Gives them to something that exists. */
    ShellCommand change(RemotePath path, FileState state) {
        return HostScript.of(Attributes.class, "attributes")
                .with("path", path)
                .with("ownership", ownership())
                .with("mode", wantedMode(state).map(FileMode::octal).orElse(""))
                .command();
    }

    private static boolean isNamed(String wanted, FileState state, String name, String number) {
        return wanted.equals(state.fact(name)) || wanted.equals(state.fact(number));
    }

    private static FileMode mode(Arguments arguments, String text) {
        return FileMode.parse(text)
                .orElseThrow(() -> new Unrenderable(
                        arguments.span(),
                        "`mode` is `" + text + "`, wanted octal such as `0644` or symbolic such as `u=rw,go=r`"));
    }

    private static String account(Arguments arguments, String name) {
        if (!name.matches("[^:\\s\\x00-\\x1f][^:\\x00-\\x1f]*")) {
            throw new Unrenderable(arguments.span(), "`" + name + "` is no name of a user or group");
        }
        return name;
    }
}
