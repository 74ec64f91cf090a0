package dev.runbook.action.file;

import dev.runbook.action.Operation.Difference;
import dev.runbook.action.RemotePath;
import dev.runbook.action.Result;

/** Editing a text file of a host on the controller. What is not edited stays as it is, line ends included. */
record FileEdit(RemotePath path, Edit edit, boolean create, FileWrite write) {

    /** In bytes. */
    private static final long LARGEST = 4L * 1024 * 1024;

    private static final String MARK = "\uFEFF";

    StateProbe probe() {
        return StateProbe.of(path).following().reading("", LARGEST);
    }

    Difference difference(FileState state) {
        return switch (state.kind()) {
            case FILE -> state.sha256().isPresent() ? editing(state) : failure("cannot be read; use `become`");
            case ABSENT -> create ? edited(state, "") : failure("does not exist; create it, or use `create: true`");
            case LINK, DIRECTORY, OTHER -> failure(state.kind().words() + ", wanted a text file");
        };
    }

    private Difference editing(FileState state) {
        if (state.content().isEmpty()) {
            return failure("has " + state.fact("size") + " bytes, wanted a text of at most 4 MiB");
        }
        byte[] bytes = state.content().get();
        if (!Content.of(bytes).sha256().equals(state.fact("sha256"))) {
            return failure("changed while it was read; run the step again");
        }
        return TextDiff.decode(bytes).map(text -> edited(state, text)).orElseGet(() -> failure("is not UTF-8 text"));
    }

    private Difference edited(FileState state, String before) {
        String after = apply(before);
        if (!apply(after).equals(after)) {
            return failure("would be changed again each time; write a `regexp` that does not match its own outcome");
        }
        boolean nothing = state.is(FileState.Kind.ABSENT) && after.isEmpty();
        return nothing ? Difference.none(Result.OK) : write.difference(real(state), state, Content.of(after));
    }

    /** A byte order mark is no part of the first line. */
    private String apply(String text) {
        return text.startsWith(MARK) ? MARK + edit.of(text.substring(1)) : edit.of(text);
    }

    private RemotePath real(FileState state) {
        return state.has("real") ? new RemotePath(state.fact("real")) : path;
    }

    private Difference failure(String why) {
        return Convergence.failure("`" + path + "` " + why);
    }
}
