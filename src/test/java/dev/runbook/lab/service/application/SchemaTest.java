package dev.runbook.lab.service.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runbook.lab.service.database.Database;
import dev.runbook.lab.service.database.Login;
import dev.runbook.lab.service.database.Owner;
import dev.runbook.lab.service.sql.Contents;
import dev.runbook.lab.service.sql.SqlError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing locks two nodes against each other. */
class SchemaTest {

    @TempDir
    Path folder;

    private Database database;

    @BeforeEach
    void start() throws IOException {
        database = Database.start(folder.resolve("data"), new Owner("eve", "", "eve"), () -> false);
    }

    @AfterEach
    void stop() throws IOException {
        database.close();
    }

    @Test
    void twoThatUpgradeAtOnceRewriteRowsTwiceAndOneDies() {
        new Schema(rows(), "1.1.0").install("root", Schema.Interlude.NONE);
        Contents before = database.contents();
        Schema other = new Schema(rows(), "2.0.0");
        assertThatThrownBy(() -> new Schema(rows(), "2.0.0").upgrade(() -> other.upgrade(Schema.Interlude.NONE)))
                .isInstanceOf(SqlError.class)
                .hasMessageContaining("words");
        assertThat(other.recordedVersion()).isEqualTo("2.0.0");
        assertThat(database.contents()).isNotEqualTo(ExpectedRows.after(before, "2.0.0"));
    }

    @Test
    void oneThatInstallsWhileAnotherDoesFindsTablesAlready() {
        Schema other = new Schema(rows(), "1.1.0");
        new Schema(rows(), "1.1.0").install("root", () -> {
            assertThat(other.isEmpty()).isFalse();
            assertThatThrownBy(other::recordedVersion).hasMessage("the database has recorded no version");
            assertThatThrownBy(() -> other.install("root", Schema.Interlude.NONE))
                    .hasMessage("relation \"applicationVersion\" already exists");
        });
        assertThat(other.recordedVersion()).isEqualTo("1.1.0");
    }

    private Rows rows() {
        return new Rows(() -> database.connectLocally(new Login("eve", Optional.empty(), "eve", "test")));
    }
}
