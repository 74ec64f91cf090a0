package dev.runbook.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan is saved, reviewed, signed, and run exactly so, or not at all. */
class SavedPlanSceneTest {

    private static final String BOOK = """
            - name: Look
              shell: cat {{ dir }}/version
              read_only: true
              register: version
            - name: Write
              copy: { dest: "{{ dir }}/target", content: "from {{ version.stdout }} to {{ wanted | default('2') }}" }
            - name: Count
              shell: echo x >> {{ dir }}/count
            """;

    @TempDir
    private Path directory;

    private Scene scene;

    @BeforeEach
    void begin() {
        scene = Scene.in(directory).hosts("a", "b").file("a/version", "1").file("b/version", "1");
        scene.steps(BOOK);
    }

    @Test
    void runsExactlyWhatWasPlanned() throws IOException {
        scene.type("plan book.yml --out x.plan").exits(0);
        assertThat(scene.complaint())
                .isEqualTo("the plan is in `x.plan`; run exactly that with `apply x.plan`, until DATE TIME\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("x.plan"))))
                .isEqualTo("rw-------");
        scene.steps("- { name: Other, shell: \"touch {{ dir }}/other\" }\n").file("hosts.ini", "c\n");
        scene.type("apply x.plan").exits(0);
        assertThat(scene.screen()).contains("changed  a  Write").contains("changed  b  Count");
        assertThat(scene.read("a/target")).isEqualTo("from 1 to 2");
        assertThat(scene.exists("a/other")).isFalse();
    }

    @Test
    void isAppliedOnce() {
        scene.type("plan book.yml --out x.plan").exits(0);
        scene.type("apply x.plan").exits(0);
        scene.type("apply x.plan").exits(3).complains("""
                `x.plan` has been applied: run `RUN`; see `show RUN`, or plan anew
                nothing was done
                """);
        assertThat(scene.read("a/count")).isEqualTo("x\n");
    }

    @Test
    void whatIsStaleIsNamedAndNothingIsDone() {
        scene.type("plan book.yml --out x.plan").exits(0);
        scene.file("b/version", "1.5").type("apply x.plan").exits(3);
        assertThat(complaint()).isEqualTo("""
                b, `look`: output 0 1 → 0 1.5 since the plan
                b, `write`: is SHA → SHA since the plan
                2 differences since DATE TIME; plan anew, or take one on with `--accept-drift STEP`
                nothing was done
                """);
        assertThat(scene.exists("a/target")).isFalse();
        scene.type("apply x.plan --accept-drift look").exits(3);
        scene.type("apply x.plan --accept-drift look --accept-drift write").exits(0);
        assertThat(scene.read("b/target")).isEqualTo("from 1.5 to 2");
    }

    @Test
    void whatWasDoneMeanwhileIsStaleToo() {
        scene.type("plan book.yml --out x.plan").exits(0);
        scene.file("a/target", "from 1 to 2").type("apply x.plan").exits(3);
        assertThat(complaint()).contains("a, `write`: is SHA → as wanted since the plan\n");
    }

    /** Saves a plan of these steps, made while both hosts answered so. */
    private void planned(String steps, String answer) {
        scene.steps(steps).file("a/version", answer).file("b/version", answer);
        scene.type("plan book.yml --out x.plan").exits(0);
    }

    @Test
    void whatIsMeasuredIsNeverTheSame() {
        planned("""
                - { name: Measure, shell: "cat {{ dir }}/version", read_only: true, register: measured }
                - { name: Sum up, set: { free: "{{ measured.stdout_lines[0] }}" } }
                - { name: There is room, assert: { that: free | int > 100000, msg: no room } }
                """, "123456\n0\n");
        scene.file("a/version", "12345678\n1\n").type("apply x.plan").exits(3);
        assertThat(complaint()).startsWith("a, `measure`: output 0 123456 0 → 0 12345678 1 since the plan\n1 diff");
        scene.file("a/version", "1234\n0\n").type("apply x.plan").exits(3);
        assertThat(complaint()).startsWith("a, `there-is-room`: grade ok → run since the plan\n1 diff");
        scene.file("a/version", "654321\n0\n").type("apply x.plan").exits(0);
    }

    @Test
    void whatIsMeasuredIsNotWrittenUnseen() {
        planned("""
                - { name: Measure, shell: "cat {{ dir }}/version", read_only: true, register: measured }
                - { name: Write, shell: "echo {{ measured.stdout }} > {{ dir }}/target" }
                """, "123456");
        scene.file("a/version", "654321").type("apply x.plan").exits(3);
        assertThat(complaint()).startsWith("a, `write`: what will be done is not what was planned\n1 diff");
        assertThat(scene.exists("a/target")).isFalse();
    }

    @Test
    void whatIsMeasuredDecidesNothingUnseen() {
        planned("""
                - { name: Measure, shell: "cat {{ dir }}/version", read_only: true, register: measured }
                - name: Act
                  hosts: a
                  delegate_to: "{{ 'a' if measured.stdout | int > 200000 else 'b' }}"
                  shell: echo act
                """, "123456");
        scene.file("a/version", "654321").type("apply x.plan").exits(3);
        assertThat(complaint()).startsWith("a, `act`: what will be done is not what was planned\n1 diff");
    }

    @Test
    void whatIsSetIsComparedToo() {
        planned("""
                - { name: Read, shell: "cat {{ dir }}/version", read_only: true, register: read, changed_when: false }
                - { name: Choose, set: { chosen: "{{ read.stdout_lines[0] ~ '!' }}", all: "{{ read.stdout_lines }}" } }
                """, "12345\n67890");
        scene.file("a/version", "54321\n9876").type("apply x.plan").exits(3);
        assertThat(complaint()).startsWith("a, `choose`: chosen 12345! → 54321! since the plan\n1 diff");
    }

    @Test
    void secretsAreAskedForAgain() throws IOException {
        scene.file("secrets.yml", "wanted: hidden-word\n").ownersOnly("secrets.yml");
        scene.type("plan book.yml -e @secrets.yml --out x.plan").exits(0);
        assertThat(contents()).noneMatch(text -> text.contains("hidden-word"));
        scene.type("apply x.plan").exits(4);
        assertThat(scene.complaint()).contains("`wanted` is a secret and was not kept; pass it again");
        scene.type("apply x.plan -e @secrets.yml").exits(0);
        assertThat(scene.read("a/target")).isEqualTo("from 1 to hidden-word");
    }

    @Test
    void expires() {
        scene.type("plan book.yml --out x.plan --valid 0s").exits(0);
        scene.type("apply x.plan").exits(3).complains("""
                `x.plan` was to be applied until DATE TIME; plan anew
                nothing was done
                """);
    }

    @Test
    void anAlteredPlanIsRefused() throws IOException {
        scene.type("plan book.yml --out x.plan").exits(0);
        alter("inputs/texts/0.yml", "name: Evil\n");
        scene.type("apply x.plan").exits(4);
        assertThat(scene.complaint())
                .startsWith("`DIR/x.plan` has been altered: `inputs/texts/0.yml` is not what was planned\n");
        scene.file("x.plan", "no zip").type("apply x.plan").exits(4);
        assertThat(scene.complaint())
                .startsWith("`DIR/x.plan` is no plan that this version has saved; make one with `plan RUNBOOK --out"
                        + " FILE`\n");
        scene.type("apply y.plan").exits(4);
        assertThat(scene.complaint()).startsWith("there is no plan `DIR/y.plan`; make one with");
    }

    @Test
    void aRunWhoseNameLeadsElsewhereIsNoRun() throws IOException {
        scene.type("plan book.yml --out x.plan").exits(0);
        alter("manifest.json", manifest("x.plan").replaceFirst("\"run\":\"[^\"]+", "\"run\":\"../../elsewhere"));
        scene.type("apply x.plan").exits(4);
        assertThat(scene.complaint()).startsWith("`DIR/x.plan` is no plan that this version has saved");
        assertThat(scene.exists(".local/elsewhere")).isFalse();
    }

    @Test
    void onlyAPlanThatTheTeamHasSignedIsTrusted() throws Exception {
        keygen("team");
        keygen("other");
        scene.type("plan book.yml --out x.plan").exits(0);
        scene.type("apply x.plan --trust team.pub").exits(3).complains("""
                `x.plan` is not signed by any of the keys in `team.pub`; let one of them sign it with `sign x.plan`
                nothing was done
                """);
        scene.type("sign x.plan --key other").exits(0);
        scene.type("apply x.plan --trust team.pub").exits(3);
        assertThat(scene.complaint()).contains("`x.plan` is signed by SHA256:").contains("which is not among the keys");
        scene.type("sign x.plan --key team").exits(0);
        assertThat(scene.screen()).contains("`x.plan`, the plan of ").contains("is signed by SHA256:");
        scene.type("apply x.plan --trust team.pub").exits(0);
        scene.type("plan book.yml --out y.plan --sign team").exits(0);
        scene.file("y.json", manifest("y.plan").replace("\"expires\":\"2", "\"expires\":\"3"));
        alter("y.plan", "manifest.json", scene.read("y.json"));
        scene.type("apply y.plan").exits(4);
        assertThat(scene.complaint()).startsWith("`DIR/y.plan` has been altered: its signature is of something else\n");
        alter("y.plan", "manifest.json", "{\"format\":1}");
        scene.type("apply y.plan").exits(4);
        assertThat(scene.complaint()).startsWith("`DIR/y.plan` is no plan that this version has saved");
    }

    @Test
    void aPlanThatLooksAtNothingIsNotSaved() {
        scene.type("plan book.yml --offline --out x.plan").exits(4);
        assertThat(scene.complaint()).startsWith("`--offline` looks at no host, so there is nothing that `apply`");
        scene.type("plan book.yml --sign team").exits(4);
        assertThat(scene.complaint()).startsWith("`--sign` signs a saved plan; name its file with `--out FILE`");
    }

    @Test
    void driftIsAcceptedOfAStepThatIsThere() {
        scene.type("plan book.yml --out x.plan").exits(0);
        scene.type("apply x.plan --accept-drift cuont").exits(4);
        assertThat(scene.complaint())
                .startsWith("there is no step `cuont` whose drift could be accepted; did you mean `count`");
        scene.type("apply x.plan").exits(0);
    }

    @Test
    void whatACommandNeedsIsNamed() {
        scene.type("sign").exits(4).complains("""
                `sign` needs `--key` and `PLAN`
                try `runbook sign --help`
                """);
    }

    @Test
    void aRunThatWasAppliedIsResumedLikeAnyOther() {
        scene.steps(BOOK + "- { name: Last, shell: \"test -e {{ dir }}/mended\" }\n")
                .type("plan book.yml --out x.plan")
                .exits(0);
        scene.type("apply x.plan --on-failure stop").exits(1);
        scene.file("a/mended", "").file("b/mended", "").type("resume").exits(0);
        assertThat(scene.read("a/count")).isEqualTo("x\n");
    }

    private String complaint() {
        return scene.complaint().replaceAll("sha256:\\w+", "SHA");
    }

    private void keygen(String name) throws Exception {
        List<String> words = List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", name);
        Process made = new ProcessBuilder(words).directory(directory.toFile()).start();
        assertThat(made.waitFor()).isZero();
    }

    private List<String> contents() throws IOException {
        try (ZipFile plan = new ZipFile(directory.resolve("x.plan").toFile())) {
            return plan.stream().map(entry -> text(plan, entry)).toList();
        }
    }

    private String manifest(String file) throws IOException {
        try (ZipFile plan = new ZipFile(directory.resolve(file).toFile())) {
            return text(plan, plan.getEntry("manifest.json"));
        }
    }

    private static String text(ZipFile plan, ZipEntry entry) {
        try (InputStream in = plan.getInputStream(entry)) {
            return new String(in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void alter(String entry, String text) throws IOException {
        alter("x.plan", entry, text);
    }

    private void alter(String file, String name, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Path place = directory.resolve(file);
        try (ZipFile plan = new ZipFile(place.toFile());
                ZipOutputStream altered = new ZipOutputStream(bytes)) {
            for (ZipEntry entry : plan.stream().map(ZipEntry.class::cast).toList()) {
                altered.putNextEntry(new ZipEntry(entry.getName()));
                altered.write((entry.getName().equals(name) ? text : text(plan, entry)).getBytes());
                altered.closeEntry();
            }
        }
        Files.write(place, bytes.toByteArray());
    }
}
