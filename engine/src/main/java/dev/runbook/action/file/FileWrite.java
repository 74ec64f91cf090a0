package dev.runbook.action.file;

import static dev.runbook.action.Parameter.Type.BOOL;
import static dev.runbook.action.Parameter.Type.WORDS;

import dev.runbook.action.Arguments;
import dev.runbook.action.HostScript;
import dev.runbook.action.Operation.Difference;
import dev.runbook.action.Parameter;
import dev.runbook.action.RemotePath;
import dev.runbook.action.Result;
import dev.runbook.remote.ShellCommand;
import dev.runbook.template.Unrenderable;
import dev.runbook.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writing a file at once or not at all: the new content goes to a temporary file in the same directory, gets owner and
 * mode, is validated, and takes the old one's place.
 *
 * @param backup whether the old content is kept
 * @param validate the words of a command that judges the new file, {@code %s} standing for it
 */
record FileWrite(Attributes attributes, boolean backup, List<String> validate) {

    static final Parameter BACKUP = Parameter.optional(
            "backup", BOOL, Value.FALSE, "keep the old file beside the new one, with a date and `~`");
    static final Parameter VALIDATE = Parameter.optional(
            "validate",
            WORDS,
            "command that judges the new file before it is put in place; `%s` stands for the file, as in `visudo -cf %s`");

    static FileWrite of(Arguments arguments) {
        List<String> validate = arguments.texts("validate");
        if (!validate.isEmpty() && validate.stream().noneMatch(word -> word.contains("%s"))) {
            throw new Unrenderable(arguments.span(), "`validate` has no `%s`, which stands for the new file");
        }
        return new FileWrite(Attributes.of(arguments), arguments.flag("backup"), validate);
    }

    /** The way from what is there to this content. */
    Difference difference(RemotePath path, FileState state, Content content) {
        return switch (state.kind()) {
            case ABSENT, LINK -> replacing(path, state, content);
            case FILE -> state.sha256().isPresent() ? updating(path, state, content) : unreadable(path);
            case DIRECTORY, OTHER ->
                Difference.none(
                        Result.failed("`" + path + "` " + state.kind().words() + ", wanted a file; remove it first"));
        };
    }

    private Difference updating(RemotePath path, FileState state, Content content) {
        if (!content.sha256().equals(state.fact("sha256"))) {
            return replacing(path, state, content);
        }
        List<String> differences = attributes.differences(state);
        Result result = result(path, content);
        return differences.isEmpty()
                ? Difference.none(result)
                : Difference.changing(differences, attributes.change(path, state), result);
    }

    private Difference replacing(RemotePath path, FileState state, Content content) {
        Optional<RemotePath> kept =
                backup && state.is(FileState.Kind.FILE) ? Optional.of(Backup.of(path, state)) : Optional.empty();
        Result written = result(path, content);
        Result result = kept.map(old -> written.with("backup_file", Value.of(old.text())))
                .orElse(written);
        return Difference.changing(diff(path, state, content), command(path, state, content, kept), result);
    }

    private ShellCommand command(RemotePath path, FileState state, Content content, Optional<RemotePath> kept) {
        boolean existing = state.is(FileState.Kind.FILE);
        HostScript script = HostScript.of(FileWrite.class, "write")
                .with("path", path)
                .with("parent", path.parent())
                .with("temporary", path.parent().child(".runbook.XXXXXX"))
                .with(
                        "expected",
                        existing ? state.fact("sha256") : state.kind().name().toLowerCase())
                .with("sha256", content.sha256())
                .with("ownership", existing ? attributes.ownershipInPlaceOf(state) : attributes.ownership())
                .with(
                        "mode",
                        existing
                                ? mode(state)
                                : attributes.mode().map(FileMode::shell).orElse("=rw"))
                .function("validate", validation());
        return kept.map(old -> script.with("backup", old))
                .orElseGet(() -> script.with("backup", ""))
                .command()
                .withInput(content.bytes());
    }

    private String mode(FileState state) {
        return FileMode.octal(attributes.wantedMode(state).orElseGet(state::mode));
    }

    private String validation() {
        return validate.isEmpty()
                ? "    :"
                : validate.stream().map(FileWrite::word).collect(Collectors.joining(" ", "    ", ""));
    }

    private static String word(String word) {
        return List.of(word.split("%s", -1)).stream()
                .map(part -> part.isEmpty() ? "" : ShellCommand.quote(part))
                .collect(Collectors.joining("\"$new\""));
    }

    private List<String> diff(RemotePath path, FileState state, Content content) {
        List<String> lines = new ArrayList<>();
        if (state.is(FileState.Kind.LINK)) {
            lines.add("`" + path + "` is a link to `" + state.target() + "`, wanted a file");
        }
        lines.addAll(contentDiff(path, state, content));
        lines.addAll(state.is(FileState.Kind.FILE) ? attributes.differences(state) : attributes.initial());
        return lines;
    }

    private static List<String> contentDiff(RemotePath path, FileState state, Content content) {
        Optional<List<String>> lines = state.is(FileState.Kind.FILE)
                ? state.content().flatMap(before -> TextDiff.of(path.text(), before, content.bytes()))
                : TextDiff.creating(path.text(), content.bytes());
        return lines.orElseGet(() -> List.of(sizes(state, content)));
    }

    private static String sizes(FileState state, Content content) {
        String wanted = content.bytes().length + " bytes with sha256 " + content.sha256();
        return state.is(FileState.Kind.FILE)
                ? "content of " + state.fact("size") + " bytes with sha256 " + state.fact("sha256") + ", wanted "
                        + wanted
                : "content of " + wanted;
    }

    private static Difference unreadable(RemotePath path) {
        return Difference.none(Result.failed("`" + path + "` cannot be read, so it cannot be compared; use `become`"));
    }

    private static Result result(RemotePath path, Content content) {
        return Result.OK.with("dest", Value.of(path.text())).with("checksum", Value.of(content.sha256()));
    }
}
