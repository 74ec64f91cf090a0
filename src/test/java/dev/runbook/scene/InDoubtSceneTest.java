package dev.runbook.scene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.lab.host.WebServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that was cut off over a request of which nobody can tell whether it was served. */
class InDoubtSceneTest {

    @TempDir
    private Path directory;

    private WebServer server;
    private Scene scene;

    @BeforeEach
    void aRunIsCutOff() throws IOException {
        server = WebServer.saying("served");
        scene = Scene.in(directory).hosts("a");
        scene.steps("""
                - name: Send
                  http: { method: POST, url: "URL" }
                  rollback: [ { name: Take it back, shell: "echo back >> {{ dir }}/log" } ]
                - name: Go on
                  shell: echo on >> {{ dir }}/log
                """.replace("URL", server.uri().toString()))
                .type("book.yml")
                .exits(0);
        cutOffIn("send");
        Files.delete(directory.resolve("a/log"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** As if the program had died right behind the record that this step begins. */
    private void cutOffIn(String step) throws IOException {
        List<String> lines = scene.journal();
        int last = 0;
        while (!lines.get(last).contains("\"step-started\"") || !lines.get(last).contains("\"" + step + "\"")) {
            last++;
        }
        Files.writeString(scene.journalFile(), String.join("\n", lines.subList(0, last + 1)) + "\n");
    }

    @Test
    void showTellsWhatItWasIn() {
        scene.type("show").exits(0);
        assertThat(scene.screen()).contains("""
                cut off
                in doubt a  `Send` was begun, and how it ended is not known
                owed a  the undo of `Send`
                """);
        scene.type("show --json").exits(0);
        assertThat(scene.rawScreen())
                .contains("\"in_doubt\":[{")
                .contains("\"step\":\"send\"")
                .contains("\"can_be_taken_up\":true");
    }

    @Test
    void withoutAWordItIsTakenBack() {
        scene.type("resume").exits(2);
        assertThat(server.asked()).isEqualTo(1);
        assertThat(scene.read("a/log")).isEqualTo("back\n");
    }

    @Test
    void itIsSentAgainIfThatIsWanted() {
        scene.type("resume --retry send").exits(0);
        assertThat(scene.screen()).contains("gate     the step failed: retry by USER\n");
        assertThat(server.asked()).isEqualTo(2);
        assertThat(scene.read("a/log")).isEqualTo("on\n");
    }

    @Test
    void itIsTakenForDoneIfThatIsWanted() {
        scene.type("resume --skip send").exits(0);
        assertThat(scene.screen()).contains("gate     the step failed: skip by USER\n");
        assertThat(server.asked()).isEqualTo(1);
        assertThat(scene.read("a/log")).isEqualTo("on\n");
    }

    @Test
    void itIsTriedAgainOnceAndEachTryIsTakenBack() {
        server.close();
        scene.type("resume --retry send").exits(2);
        assertThat(scene.read("a/log")).isEqualTo("back\nback\n");
    }

    @Test
    void aStepThatIsNotThereIsAMistake() {
        scene.type("resume --skip sent").exits(4).complains("""
                there is no step `sent` in this run; did you mean `send`?
                1 mistake, nothing was contacted
                """);
    }
}
