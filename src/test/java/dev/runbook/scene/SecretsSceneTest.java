package dev.runbook.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets reach neither the screen nor the journal, in whatever shape they come. */
class SecretsSceneTest {

    private static final String SECRET = "correct-horse-battery";

    @TempDir
    private Path directory;

    private Scene scene;

    @BeforeEach
    void begin() {
        scene = Scene.in(directory);
    }

    @Test
    void aSecretParamIsMaskedWhereverItTurnsUp() {
        scene.hosts("a").file("book.yml", """
                name: Book
                params:
                  password: { type: secret, required: true }
                plays:
                  - name: Play
                    hosts: all
                    steps:
                      - name: Log in
                        shell: |
                          echo plain {{ params.password }}
                          printf %s {{ params.password }} | base64
                          printf '%s' {{ params.password }} | sed 's/horse/horse/' >&2
                          exit 1
                """).type("book.yml -v -e password=" + SECRET);
        assertThat(scene.screen())
                .contains("plain ********")
                .doesNotContain(SECRET)
                .doesNotContain("Y29ycmVjdC1ob3Jz");
        assertThat(scene.journal())
                .noneMatch(line -> line.contains(SECRET))
                .noneMatch(line -> line.contains("Y29ycmVjdC1ob3Jz"));
    }

    @Test
    void aMistakeInAPrivateFileOfVariablesShowsNoLineOfIt() throws IOException {
        scene.hosts("a")
                .file("secrets.yml", "token: " + SECRET + "\ntoken: " + SECRET + "\nnext: [" + SECRET + "\n")
                .steps("- debug: { msg: x }");
        Files.setPosixFilePermissions(directory.resolve("secrets.yml"), PosixFilePermissions.fromString("rw-------"));
        scene.type("book.yml -e @secrets.yml").exits(4).complains("""
                        secrets.yml:4:1: the file is not YAML: the file ends too early; close the bracket or quote that is open
                        1 mistake, nothing was contacted
                        """);
    }

    @Test
    void aSecretThatDoesNotFitIsNotShown() throws IOException {
        scene.hosts("a")
                .file("secrets.yml", "nodes: " + SECRET + "\nmode: " + SECRET + "\n")
                .file("book.yml", """
                        name: Book
                        params:
                          password: { type: secret, pattern: "[0-9]+" }
                          nodes: { type: int, default: 1 }
                        plays:
                          - name: Play
                            hosts: all
                            steps:
                              - file: { path: /tmp/x, state: directory, mode: "{{ mode }}" }
                        """);
        Files.setPosixFilePermissions(directory.resolve("secrets.yml"), PosixFilePermissions.fromString("rw-------"));
        scene.type("book.yml -e @secrets.yml -e password=" + SECRET).exits(4).complains("""
                        -e:1:10: param `password` is a string, wanted it to match `[0-9]+`
                        secrets.yml:1:8: param `nodes` is a string, wanted a whole number
                        2 mistakes, nothing was contacted
                        """);
        scene.type("book.yml -e @secrets.yml -e nodes=1 --dry-run").exits(4).complains("""
                        book.yml:9:15: `mode` is `********`, wanted octal such as `0644` or symbolic such as `u=rw,go=r`
                          9 |       - file: { path: /tmp/x, state: directory, mode: "{{ mode }}" }
                            |               ^
                        1 mistake, nothing was contacted
                        """);
    }

    @Test
    void aPrivateFileOfVariablesHoldsSecrets() throws IOException {
        scene.hosts("a")
                .file("secrets.yml", "token: " + SECRET + "\n")
                .steps("- shell: echo {{ token }}; exit 1")
                .type("book.yml -e @secrets.yml");
        assertThat(scene.screen()).contains(SECRET);
        Files.setPosixFilePermissions(directory.resolve("secrets.yml"), PosixFilePermissions.fromString("rw-------"));
        scene.type("book.yml -e @secrets.yml");
        assertThat(scene.screen()).contains("********").doesNotContain(SECRET);
    }

    @Test
    void thePasswordTypedForSudoIsMasked() {
        scene.hosts("a")
                .steps("- shell: echo {{ ansible_become_password }}; exit 1")
                .answering(SECRET, "y", "stop")
                .type("book.yml -K");
        assertThat(scene.screen())
                .contains("become password: ")
                .contains("********")
                .doesNotContain(SECRET);
        assertThat(scene.journal()).noneMatch(line -> line.contains(SECRET));
    }

    @Test
    void whatNoLogHidesStaysHiddenInActionsLoopsAndFailures() {
        scene.hosts("a")
                .file("actions/login.yml", """
                name: login
                params: { as: { type: string, required: true } }
                steps:
                  - name: Ask
                    shell: echo token-{{ as }}
                    register: token
                  - name: Use it
                    shell: echo used {{ token.stdout }} >&2; exit 4
                """)
                .steps("""
                        - name: Log in
                          login: { as: "{{ item }}" }
                          loop: [ confidential ]
                          no_log: true
                        """)
                .type("book.yml -v")
                .exits(2)
                .shows("""
                        Book  run RUN

                        play Play — a
                        changed  a    Ask  0s
                        failed   a    Use it  0s
                                 exit code 4
                                 its output is hidden by `no_log`
                        failed   a  Log in  0s
                                 exit code 4
                                 its output is hidden by `no_log`

                        rollback — Log in on a failed; nothing owed

                        a  1 failed
                        failed and rolled back completely in 0s
                        `Ask` has no `rollback` and may have changed a
                        `Use it` has no `rollback` and may have changed a
                        mend the cause, then run it again
                        the journal is DIR/.local/state/runbook/RUN/journal.jsonl
                        """);
        assertThat(scene.journal()).noneMatch(line -> line.contains("confidential"));
    }

    @Test
    void aHiddenStepInsideAnActionDoesNotSpeakThroughItsCaller() {
        scene.hosts("a")
                .file("actions/login.yml", """
                name: login
                steps:
                  - name: Ask
                    shell: echo confidential; echo also confidential >&2; exit 4
                    no_log: true
                """)
                .steps("- name: Log in\n  login:\n")
                .type("book.yml")
                .exits(2)
                .shows("""
                        Book  run RUN

                        play Play — a
                        failed   a  Log in  0s
                                 Ask: exit code 4
                                 it was to do what `no_log` hides

                        rollback — Log in on a failed; nothing owed

                        a  1 failed
                        failed and rolled back completely in 0s
                        `Ask` has no `rollback` and may have changed a
                        mend the cause, then run it again
                        the journal is DIR/.local/state/runbook/RUN/journal.jsonl
                        """);
        assertThat(scene.journal()).noneMatch(line -> line.contains("echo confidential"));
    }
}
