package dev.runbook.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code plan --html} writes a page that needs nothing else, lets nothing in, and shows no secret. */
class PageSceneTest {

    static final String HOSTILE = "<img src=x onerror=alert(1)>\"'&</script><script>document.title='owned'</script>";

    @TempDir
    private Path directory;

    private Scene scene;

    @BeforeEach
    void begin() {
        scene = Scene.in(directory);
    }

    /** A runbook whose every name is an attempt to become markup. */
    static String hostile() {
        String name = "'" + HOSTILE.replace("'", "''") + "'";
        return """
                name: NAME
                params:
                  token: { type: secret, required: true }
                guards:
                  - name: NAME
                    that: groups.all | length > 0
                plays:
                  - name: NAME
                    hosts: all
                    steps:
                      - name: NAME
                        id: change
                        shell: echo {{ params.token }} NAME
                        rollback:
                          - name: NAME
                            shell: unecho {{ params.token }}
                      - name: Open
                        copy: { dest: "{{ dir }}/new", content: NAME }
                """.replace("NAME", name);
    }

    @Test
    void namesNeverBecomeMarkup() {
        page(hostile());
        String page = scene.read("plan.html");
        assertThat(page).doesNotContain("<img").doesNotContain("<script>document");
        assertThat(page).contains("&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;&lt;/script&gt;");
        assertThat(page).doesNotContain("correct-horse").contains("********");
    }

    @Test
    void nothingIsLetInButTheStyleAndTheScriptOfThePage() throws NoSuchAlgorithmException {
        page(hostile());
        String page = scene.read("plan.html");
        assertThat(page).contains("default-src 'none'").doesNotContain("unsafe").doesNotContain(" style=");
        assertThat(page).doesNotContainPattern("(src|href)=\"(?!#)").doesNotContainPattern(" on[a-z]+=\"");
        for (String tag : List.of("style", "script")) {
            Matcher own = Pattern.compile("<" + tag + ">(.*?)</" + tag + ">", Pattern.DOTALL)
                    .matcher(page);
            assertThat(own.find()).isTrue();
            assertThat(page).contains(tag + "-src 'sha256-" + digest(own.group(1)) + "'");
            assertThat(own.find()).isFalse();
        }
    }

    @Test
    void isForItsOwnersEyesAlsoWhereAFileWasThere() throws IOException {
        scene.file("plan.html", "old");
        Files.setPosixFilePermissions(directory.resolve("plan.html"), PosixFilePermissions.fromString("rw-rw-rw-"));
        page(hostile());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("plan.html"))))
                .isEqualTo("rw-------");
        assertThat(scene.read("plan.html")).startsWith("<!doctype html>");
        assertThat(Files.list(directory).filter(file -> file.toString().contains(".runbook")))
                .isEmpty();
    }

    @Test
    void tellsWhatEachFailureWouldLeadToAndWhatNothingTakesBack() {
        page(hostile());
        String page = scene.read("plan.html");
        assertThat(page).contains("failed and rolled back completely (exit 2)").contains("Undone, in this order:");
        assertThat(page).contains(">no way back</span>");
    }

    @Test
    void whatDiffersInsideOfAnActionStandsAtItsCall() {
        scene.hosts("a")
                .file("actions/put.yml", """
                name: Put
                description: puts a line into a file
                steps:
                  - name: Write it
                    copy: { dest: "{{ dir }}/new", content: "a new line\n" }
                """)
                .steps("- put: {}")
                .type("plan book.yml --html plan.html")
                .exits(0);
        String row = scene.read("plan.html").split("<details class=\"inside\">")[0];
        assertThat(row).contains("<pre class=\"diff\">").contains("+a new line");
    }

    @Test
    void aPlaceThatIsNotThereIsNamed() {
        scene.hosts("a").steps("- debug: { msg: x }").type("plan book.yml --offline --html nowhere/plan.html");
        scene.exits(4).complains("""
                `nowhere/plan.html` cannot be written: its folder is not there; make that, or name another file
                1 mistake, nothing was contacted
                """);
    }

    @Test
    void manyHostsOfWhichTheSameIsKnownShareAColumn() {
        String[] names = new String[60];
        for (int i = 0; i < names.length; i++) {
            names[i] = "app" + (i + 1);
        }
        scene.hosts(names).steps("""
                - name: Everywhere
                  shell: echo
                - name: Not there
                  when: inventory_hostname != 'app7'
                  shell: echo
                """);
        scene.type("plan book.yml --offline --html plan.html").exits(0);
        assertThat(scene.read("plan.html")).contains("--columns:2").contains("(59 hosts)");
    }

    private void page(String runbook) {
        scene.hosts("a", "b").file("book.yml", runbook);
        scene.type("plan", "book.yml", "--offline", "-e", "token=correct-horse", "--html", "plan.html")
                .exits(0)
                .saysNothing();
        scene.complains("the plan is in `plan.html`\n");
    }

    private static String digest(String text) throws NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(digest);
    }
}
