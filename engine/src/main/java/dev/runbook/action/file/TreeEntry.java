package dev.runbook.action.file;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A type, mode and owner that occur below a directory, as {@code state.sh} lists them. */
record TreeEntry(FileState state) {

    /** Those below the directory, itself included. */
    static List<TreeEntry> listed(FileState directory) {
        return new String(directory.rest(), StandardCharsets.UTF_8)
                .lines()
                .map(line -> of(line.split("\\|")))
                .toList();
    }

    Stream<String> differences(Attributes wanted) {
        String what = state.is(FileState.Kind.DIRECTORY) ? "directories with " : "files with ";
        return wanted.differences(state).stream().map(line -> what + line);
    }

    private static TreeEntry of(String[] field) {
        FileState.Kind kind = field[0].equals("d") ? FileState.Kind.DIRECTORY : FileState.Kind.FILE;
        return new TreeEntry(new FileState(
                kind,
                Map.of("mode", field[1], "owner", field[2], "uid", field[3], "group", field[4], "gid", field[5]),
                new byte[0]));
    }
}
