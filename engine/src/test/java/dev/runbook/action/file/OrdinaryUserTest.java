package dev.runbook.action.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.action.Call;
import dev.runbook.action.LocalHost;
import dev.runbook.action.Operation;
import dev.runbook.action.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user who may not do everything is told. */
class OrdinaryUserTest {

    private static final LocalHost HOST = LocalHost.asOrdinaryUser();

    @TempDir
    Path dir;

    @BeforeEach
    void letEveryoneIn() throws IOException {
        permit(dir, "rwxrwxrwx");
    }

    @Test
    void doesNotTakeWhatItCannotSeeForAbsent() throws IOException {
        Path closed = Files.createDirectories(dir.resolve("closed"));
        Path inside = Files.writeString(closed.resolve("secret"), "");
        permit(closed, "---------");

        Result result = perform("stat", "{path: $}", inside);
        permit(closed, "rwx------");

        assertThat(result.failure()).hasValue("cannot look into `" + closed + "`; use `become`");
    }

    @Test
    void doesNotCompareWhatItCannotRead() throws IOException {
        Path file = Files.writeString(dir.resolve("shadow"), "x");
        permit(file, "---------");

        assertThat(perform("copy", "{content: y, dest: $}", file).failure())
                .hasValue("`" + file + "` cannot be read, so it cannot be compared; use `become`");
        assertThat(perform("replace", "{path: $, line: y}", file).failure())
                .hasValue("`" + file + "` cannot be read; use `become`");
    }

    @Test
    void changesNothingWhereItMayNotWrite() throws IOException {
        Path closed = Files.createDirectories(dir.resolve("closed"));
        permit(closed, "r-xr-xr-x");

        Result copied = perform("copy", "{content: y, dest: $}", closed.resolve("f"));
        Result created = perform("file", "{path: $, state: directory}", closed.resolve("d"));
        permit(closed, "rwx------");

        assertThat(copied.failure()).hasValue("cannot write into `" + closed + "`; check who may, or use `become`");
        assertThat(created.failure())
                .hasValue("cannot create the directory `" + closed + "/d`; check who may, or use `become`");
        assertThat(closed).isEmptyDirectory();
    }

    @Test
    void doesNotGiveAwayAFile() throws IOException {
        Path file = dir.resolve("f");

        Result result = perform("copy", "{content: y, dest: $, owner: root}", file);

        assertThat(result.failure())
                .hasValue("cannot give `" + file + "` to `root`; check that they exist, or use `become`");
        assertThat(file).doesNotExist();
        assertThat(dir).isEmptyDirectory();
    }

    private Result perform(String action, String yaml, Object... texts) {
        Operation operation = Call.of(action, dir).with(yaml, texts);
        return HOST.perform(operation);
    }

    private static void permit(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
}
