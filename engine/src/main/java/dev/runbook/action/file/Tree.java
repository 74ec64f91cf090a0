package dev.runbook.action.file;

import dev.runbook.action.HostScript;
import dev.runbook.action.RemotePath;
import dev.runbook.remote.ShellCommand;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The types, modes and owners that occur in a directory and below it, as {@code state.sh} lists them. */
record Tree(List<FileState> entries) {

    static Tree listed(FileState directory) {
        return new Tree(new String(directory.rest(), StandardCharsets.UTF_8)
                .lines()
                .map(line -> entry(line.split("\\|")))
                .toList());
    }

    /** What differs, a line each. */
    List<String> differences(Attributes wanted) {
        return entries.stream()
                .flatMap(entry -> wanted.differences(entry).stream().map(line -> name(entry) + " with " + line))
                .distinct()
                .toList();
    }

    /** Gives the attributes to everything. */
    ShellCommand change(RemotePath path, Attributes wanted) {
        return HostScript.of(Tree.class, "tree")
                .with("path", path)
                .with("ownership", wanted.ownership())
                .function("set_modes", modes(wanted))
                .command();
    }

    /** One pass, octal modes only: what {@code X} means differs between the chmods of GNU and busybox. */
    private String modes(Attributes wanted) {
        String rules = entries.stream()
                .flatMap(entry ->
                        wanted
                                .wantedMode(entry)
                                .filter(mode -> mode != entry.mode())
                                .map(mode -> rule(entry, mode))
                                .stream())
                .distinct()
                .collect(Collectors.joining(" -o "));
        return rules.isEmpty() ? "    :" : "    find \"$path/.\" " + rules;
    }

    private static String rule(FileState entry, int mode) {
        String type = entry.is(FileState.Kind.DIRECTORY) ? "d" : "f";
        return "-type " + type + " -perm " + FileMode.octal(entry.mode()) + " -exec chmod " + FileMode.octal(mode)
                + " {} +";
    }

    private static String name(FileState entry) {
        return entry.is(FileState.Kind.DIRECTORY) ? "directories" : "files";
    }

    private static FileState entry(String[] field) {
        FileState.Kind kind = field[0].equals("d") ? FileState.Kind.DIRECTORY : FileState.Kind.FILE;
        return new FileState(
                kind,
                Map.of("mode", field[1], "owner", field[2], "uid", field[3], "group", field[4], "gid", field[5]),
                new byte[0]);
    }
}
