package dev.runbook.scene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.json.Json;
import dev.runbook.value.Value;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plan says beforehand: every grade, and what it hangs on. */
class PlanSceneTest {

    @TempDir
    private Path directory;

    private Scene scene;

    @BeforeEach
    void begin() {
        scene = Scene.in(directory);
    }

    /** What is proven, what runs, what is skipped, what hangs on something and who is asked. */
    @Test
    void everyGradeHasItsWord() {
        scene.hosts("a", "b")
                .file("a/version", "1.0\n")
                .file("b/version", "2.0\n")
                .file("a/same", "same\n")
                .file("b/same", "same\n")
                .file("a/done", "")
                .steps("""
                        - name: Which version
                          command: { cmd: cat version, chdir: "{{ dir }}" }
                          read_only: true
                          register: version
                        - name: Once only
                          shell: { cmd: touch done, chdir: "{{ dir }}" }
                          check: test -e {{ dir }}/done
                        - name: The same
                          copy: { dest: "{{ dir }}/same", content: "same\\n" }
                        - name: Only the old
                          when: version.stdout == '1.0'
                          copy: { dest: "{{ dir }}/old", content: "it was {{ version.stdout }}\\n", mode: "0640" }
                        - name: Say it
                          debug: { msg: "version {{ version.stdout }}" }
                        - name: A command
                          shell: echo hello
                          register: hello
                        - name: What hangs on it
                          when: hello.stdout == 'hello'
                          shell: echo again
                        - name: It counts as a change
                          when: hello.changed
                          debug: { msg: changed }
                        - name: A person
                          run_once: true
                          confirm: Go on?
                        """)
                .type("plan book.yml")
                .exits(0)
                .shows("""
                        Book

                        play Play — a, b
                          step Which version  (registers version)
                            ok      a, b  run `cat version`
                          step Once only  (unless its check succeeds)
                            ok      a  run `touch done` — its check succeeds
                            change  b  run `touch done`
                          step The same
                            ok      a  write `DIR/a/same`
                            depends b  write `DIR/b/same` — on what `Once only` does here before; now: would change nothing
                          step Only the old
                            change  a  write `DIR/a/old`
                                    --- /dev/null
                                    +++ DIR/a/old
                                    @@ -1,0 +1,1 @@
                                    +it was 1.0
                                    mode 0640
                            skip    b  as `version.stdout == '1.0'` is false
                          step Say it
                            ok      a  show `version 1.0`
                            ok      b  show `version 2.0`
                          step A command  (registers hello)
                            run     a, b  run `echo hello`
                          step What hangs on it
                            depends a, b  run `echo again` — on `hello`
                          step It counts as a change
                            ok      a, b  show `changed`
                          step A person  (once)
                            ask     a  ask: Go on?

                        plan: 2 change, 8 ok, 2 run, 1 skip, 3 depends, 1 ask; 64 % proven
                        """);
    }

    /** A guard, an assertion and a look that fail. */
    @Test
    void whatWillFailIsSaid() {
        scene.hosts("a", "b")
                .file("b/version", "2.0\n")
                .steps("""
                        - name: Which version
                          command: { cmd: cat version, chdir: "{{ dir }}" }
                          read_only: true
                          ignore_errors: true
                          register: version
                        - name: It is new
                          guards:
                            - that: version.stdout == '2.0'
                              msg: "{{ inventory_hostname }} has no version"
                          debug: { msg: new }
                        - name: All is well
                          assert: { that: version.rc == 0, msg: "there is no file" }
                        - name: A look that fails
                          command: { cmd: test -e version, chdir: "{{ dir }}" }
                          read_only: true
                        - name: Waited for
                          wait_for: { path: "{{ dir }}/version" }
                        - name: Tried again
                          command: { cmd: test -e version, chdir: "{{ dir }}" }
                          read_only: true
                          retries: 3
                        """)
                .type("plan book.yml")
                .exits(0)
                .shows("""
                        Book

                        play Play — a, b
                          step Which version  (registers version)
                            run     a  run `cat version` — now: fails, which is ignored: exit code 1
                            ok      b  run `cat version`
                          step It is new
                            guard version.stdout == '2.0'
                              a: will fail: a has no version
                              b: holds
                            ok      a  show `new` — will fail: a has no version
                            ok      b  show `new`
                          step All is well
                            run     a  assert `version.rc == 0` — will fail: there is no file: `version.rc == 0` does not hold
                            ok      b  assert `version.rc == 0`
                          step A look that fails
                            run     a  run `test -e version` — will fail: exit code 1
                            ok      b  run `test -e version`
                          step Waited for
                            run     a  wait until `DIR/a/version` is present — now: `DIR/a/version` is absent
                            ok      b  wait until `DIR/b/version` is present
                          step Tried again  (until it does not fail)
                            run     a  run `test -e version` — now: exit code 1
                            ok      b  run `test -e version`

                        plan: 3 will fail; 7 ok, 5 run; 58 % proven
                        """);
    }

    /** An earlier step may change what a look shows; only what it is about makes a file doubtful. */
    @Test
    void whatIsLookedAtAfterAChangeHoldsNow() {
        scene.hosts("a", "b")
                .file("a/x", "one\n")
                .file("b/x", "two\n")
                .steps("""
                        - name: Write one file
                          hosts: a
                          copy: { dest: "{{ dir }}/x", content: "three\\n" }
                        - name: Look at the file
                          command: { cmd: cat x, chdir: "{{ dir }}" }
                          read_only: true
                          register: x
                        - name: What hangs on the look
                          when: x.stdout == 'two'
                          copy: { dest: "{{ dir }}/y", content: "{{ x.stdout }}\\n" }
                        - name: Another file is not touched by it
                          copy: { dest: "{{ dir }}/z", content: "z\\n" }
                        - name: The same file is
                          copy: { dest: "{{ dir }}/x", content: "two\\n" }
                        - name: A command may do anything
                          hosts: a
                          shell: echo anything
                        - name: So a file is as it is now
                          copy: { dest: "{{ dir }}/w", content: "w\\n" }
                        """)
                .type("plan book.yml")
                .exits(0)
                .shows("""
                        Book

                        play Play — a, b
                          step Write one file
                            change  a  write `DIR/a/x`
                                    --- DIR/a/x
                                    +++ DIR/a/x
                                    @@ -1,1 +1,1 @@
                                    -one
                                    +three
                          step Look at the file  (registers x)
                            run     a  run `cat x` — now: one
                            run     b  run `cat x` — now: two
                          step What hangs on the look
                            depends a  write `DIR/a/y` — on `x`; now: would be skipped
                            depends b  write `DIR/b/y` — on `x`; now: would change
                                    --- /dev/null
                                    +++ DIR/b/y
                                    @@ -1,0 +1,1 @@
                                    +two
                          step Another file is not touched by it
                            change  a  write `DIR/a/z`
                                    --- /dev/null
                                    +++ DIR/a/z
                                    @@ -1,0 +1,1 @@
                                    +z
                            change  b  write `DIR/b/z`
                                    --- /dev/null
                                    +++ DIR/b/z
                                    @@ -1,0 +1,1 @@
                                    +z
                          step The same file is
                            depends a  write `DIR/a/x` — on what `Write one file` does here before; now: would change
                                    --- DIR/a/x
                                    +++ DIR/a/x
                                    @@ -1,1 +1,1 @@
                                    -one
                                    +two
                            ok      b  write `DIR/b/x`
                          step A command may do anything
                            run     a  run `echo anything`
                          step So a file is as it is now
                            depends a  write `DIR/a/w` — on what `A command may do anything` does here before; now: would change
                                    --- /dev/null
                                    +++ DIR/a/w
                                    @@ -1,0 +1,1 @@
                                    +w
                            change  b  write `DIR/b/w`
                                    --- /dev/null
                                    +++ DIR/b/w
                                    @@ -1,0 +1,1 @@
                                    +w

                        plan: 4 change, 1 ok, 3 run, 4 depends; 41 % proven
                        """);
    }

    /** Diffs show no secret, and nothing of a step with no_log. */
    @Test
    void secretsAreMaskedAndHiddenStaysHidden() {
        scene.hosts("a")
                .file("a/conf", "password=old\n")
                .file("book.yml", """
                        name: Book
                        params:
                          password: { type: secret, default: hunter22 }
                        plays:
                          - name: Play
                            hosts: all
                            steps:
                              - name: A secret in a file
                                copy: { dest: "{{ dir }}/conf", content: "password={{ params.password }}\\n", mode: "0600" }
                              - name: Hidden
                                no_log: true
                                copy: { dest: "{{ dir }}/hidden", content: "very hidden\\n" }
                              - name: Hidden look
                                no_log: true
                                read_only: true
                                shell: "false"
                        """)
                .type("plan book.yml")
                .exits(0)
                .shows("""
                        Book

                        play Play — a
                          step A secret in a file
                            change  a  write `DIR/a/conf`
                                    --- DIR/a/conf
                                    +++ DIR/a/conf
                                    @@ -1,1 +1,1 @@
                                    -password=old
                                    +password=********
                                    mode 0644, wanted 0600
                          step Hidden
                            change  a  do what `no_log` hides
                          step Hidden look
                            run     a  do what `no_log` hides

                        plan: 2 change, 1 run; 66 % proven
                        """);
    }

    /** A handler runs, may run or does not run. */
    @Test
    void handlersRunWhereSomethingChanges() {
        scene.hosts("a", "b", "c")
                .file("a/same", "same\n")
                .file("book.yml", """
                        name: Book
                        plays:
                          - name: Play
                            hosts: all
                            steps:
                              - name: A file
                                hosts: a,b
                                copy: { dest: "{{ dir }}/same", content: "same\\n" }
                                notify: tell
                              - name: A command
                                hosts: c
                                shell: echo hello
                                changed_when: result.stdout == 'hello'
                                notify: tell
                            handlers:
                              - name: tell
                                shell: echo told
                        """)
                .type("plan book.yml")
                .exits(0)
                .shows("""
                        Book

                        play Play — a, b, c
                          step A file
                            ok      a  write `DIR/a/same`
                            change  b  write `DIR/b/same`
                                    --- /dev/null
                                    +++ DIR/b/same
                                    @@ -1,0 +1,1 @@
                                    +same
                          step A command
                            run     c  run `echo hello`
                          handler tell
                            skip    a  as nothing that asks for it changes
                            run     b  run `echo told`
                            depends c  run `echo told` — on whether `A command` changes anything; now: would run

                        plan: 1 change, 1 ok, 2 run, 1 skip, 1 depends; 50 % proven
                        """);
    }

    /** A block with a rescue, and an action written in YAML, opened by -v. */
    @Test
    void blocksAndActionsAreOpened() {
        scene.hosts("a")
                .file(
                        "actions/greet.yml",
                        "name: Greeting\ndescription: Greets.\nparams:\n  whom: { description: whom, required: true }\nsteps:\n  - name: Who is there\n    read_only: true\n    register: who\n    shell: echo {{ whom }}\n  - name: Nobody\n    when: who.stdout == ''\n    fail: { msg: nobody }\n  - name: Write it down\n    copy: { dest: \"{{ dir }}/greeting\", content: \"hello {{ who.stdout }}\\n\" }\nresult:\n  text: \"hello {{ who.stdout }}\"\n")
                .file("book.yml", """
                        name: Book
                        plays:
                          - name: Play
                            hosts: all
                            steps:
                              - name: Try
                                block:
                                  - name: Risky
                                    shell: exit 1
                                rescue:
                                  - name: Mend
                                    shell: echo mended
                                always:
                                  - name: Tidy
                                    debug: { msg: tidy }
                              - name: By an action
                                register: said
                                greet: { whom: world }
                                rollback:
                                  - name: Unsay it
                                    shell: echo unsaid {{ said.text }}
                              - name: What it says
                                debug: { msg: "{{ said.text }}" }
                        """)
                .type("plan book.yml -v")
                .exits(0)
                .shows("""
                        Book

                        play Play — a
                          step Try
                            · Risky
                              run     a  run `exit 1`
                            · Mend  (only if the block fails)
                              depends a  run `echo mended` — on whether a step of the block fails
                            · Tidy  (in any case)
                              ok      a  show `tidy`
                          step By an action  (registers said)
                            depends a  greet {"whom": "world"} — on `who`; now: would change
                            · Who is there  (registers who)
                              run     a  run `echo world` — now: world
                            · Nobody
                              depends a  fail: nobody — on `who`; now: would be skipped
                            · Write it down
                              depends a  write `DIR/a/greeting` — on `who`; now: would change
                                      --- /dev/null
                                      +++ DIR/a/greeting
                                      @@ -1,0 +1,1 @@
                                      +hello world
                            undo Unsay it
                              depends a  run `echo unsaid 'hello world'` — on `said`; now: would run
                          step What it says
                            depends a  show `hello world` — on `said`; now: would change nothing

                        plan: 1 ok, 1 run, 3 depends; 20 % proven
                        """);
    }

    /** The same without looking: what stands in the files decides. */
    @Test
    void offlineNothingIsContacted() {
        scene.hosts("a", "b")
                .steps("""
                        - name: Which version
                          command: { cmd: cat version, chdir: "{{ dir }}" }
                          read_only: true
                          register: version
                        - name: Only the old
                          when: version.stdout == '1.0'
                          copy: { dest: "{{ dir }}/old", content: "old\\n" }
                        - name: A file
                          copy: { dest: "{{ dir }}/x", content: "x\\n" }
                        - name: Known already
                          when: inventory_hostname == 'b'
                          shell: echo b
                        """)
                .type("plan book.yml --offline")
                .exits(0)
                .shows("""
                        Book

                        play Play — a, b
                          step Which version  (registers version)
                            run     a, b  run `cat version`
                          step Only the old
                            depends a  write `DIR/a/old` — on `version`
                            depends b  write `DIR/b/old` — on `version`
                          step A file
                            run     a  write `DIR/a/x`
                            run     b  write `DIR/b/x`
                          step Known already
                            skip    a  as `inventory_hostname == 'b'` is false
                            run     b  run `echo b`

                        plan: 5 run, 1 skip, 2 depends; 12 % proven, no host was contacted
                        """);
    }

    /** Nothing is known of a host that cannot be reached. */
    @Test
    void aHostThatIsLostIsNamed() {
        scene.hosts("a")
                .file(
                        "hosts.ini",
                        "a ansible_connection=local dir=DIR/a\nb ansible_host=127.0.0.1 ansible_port=1 dir=DIR/b\n")
                .steps("""
                        - name: A file
                          copy: { dest: "{{ dir }}/x", content: "x\\n" }
                        - name: A look
                          read_only: true
                          command: echo hello
                          register: hello
                        - name: What hangs on it
                          when: hello.stdout == 'hello'
                          shell: echo there
                        """)
                .type("plan book.yml")
                .exits(7);
        assertThat(scene.screen())
                .contains("unreachable b: ")
                .contains("depends b  write `DIR/b/x` — on b, which cannot be reached")
                .contains("depends b  run `echo hello` — on b, which cannot be reached");
        assertThat(scene.exists("a/x")).isFalse();
    }

    /** Many hosts of which the same is known take one line. */
    @Test
    void manyHostsTakeOneLine() {
        scene.file("many.ini", "[app]\napp[1:300]\n")
                .file("book.yml", """
                        name: Book
                        plays:
                          - name: Play
                            hosts: app
                            serial: 50%
                            steps:
                              - shell: echo hello
                              - name: The first
                                when: inventory_hostname == 'app1'
                                shell: echo first
                        """)
                .type("plan book.yml -i many.ini --offline")
                .exits(0)
                .shows("""
                        Book

                        play Play — app[1:150] (150 hosts) | then app[151:300] (150 hosts)
                          step shell
                            run     app[1:300] (300 hosts)  run `echo hello`
                          step The first
                            run     app1  run `echo first`
                            skip    app[2:300] (299 hosts)  as `inventory_hostname == 'app1'` is false

                        plan: 301 run, 299 skip; 49 % proven, no host was contacted
                        """);
    }

    /** What has been done before tells how long it takes. */
    @Test
    void runsBeforeTellHowLongItTakes() {
        scene.hosts("a").steps("- shell: sleep 1\n").type("plan book.yml").exits(0);
        assertThat(scene.screen()).endsWith("plan: 1 run; 0 % proven\n");
        scene.type("book.yml").exits(0);
        scene.type("plan book.yml").exits(0);
        assertThat(scene.screen()).endsWith("plan: 1 run; 0 % proven; about 0s, as in 1 run before\n");
    }

    /** What a run would do after all; a plan itself changes nothing. */
    @Test
    void theExitCodeTellsWhetherAnythingWouldChange() {
        scene.hosts("a").steps("- copy: { dest: \"{{ dir }}/x\", content: x }\n");
        scene.type("plan book.yml --detailed-exitcode").exits(10);
        assertThat(scene.exists("a/x")).isFalse();
        scene.type("book.yml --yes").exits(0);
        scene.type("plan book.yml --detailed-exitcode").exits(0);
        scene.type("plan book.yml --detailed-exitcode --offline").exits(10);
    }

    /** Diffs are coloured where somebody looks at them. */
    @Test
    void aTerminalShowsColours() {
        scene.hosts("a").file("a/x", "one\n").steps("- copy: { dest: \"{{ dir }}/x\", content: \"two\\n\" }\n");
        scene.answering().type("plan book.yml").exits(0);
        assertThat(scene.rawScreen())
                .contains("\u001b[33mchange \u001b[0m a  write")
                .contains("\u001b[31m-one\u001b[0m")
                .contains("\u001b[32m+two\u001b[0m");
        scene.type("plan book.yml --no-color").exits(0);
        assertThat(scene.rawScreen()).doesNotContain("\u001b");
    }

    /** What undoes a step elsewhere is shown once, however many hosts the step has. */
    @Test
    void anUndoElsewhereIsShownOnce() {
        scene.hosts("a", "b").steps("""
                        - name: Do it
                          shell: echo do
                          rollback:
                            - name: Undo it here
                              shell: echo undo {{ inventory_hostname }}
                            - name: Undo it there
                              hosts: b
                              shell: echo undo all
                        """).type("plan book.yml").exits(0).shows("""
                        Book

                        play Play — a, b
                          step Do it
                            run     a, b  run `echo do`
                            undo Undo it here
                              run     a  run `echo undo a`
                              run     b  run `echo undo b`
                            undo Undo it there
                              run     b  run `echo undo all`

                        plan: 2 run; 0 % proven
                        """);
    }

    /** An action says what state it changes; what is as wanted, or not known, is not shown. */
    @Test
    void actionsSayWhatStateTheyChange() {
        scene.hosts("a", "b")
                .file("a/light", "off\n")
                .file("b/light", "on\n")
                .file("actions/light.yml", """
                        params: { state: { required: true } }
                        steps:
                          - name: See how it is
                            register: found
                            read_only: true
                            shell: cat {{ dir }}/light
                          - name: Switch it
                            check: grep -q {{ state }} {{ dir }}/light
                            shell: echo {{ state }} > {{ dir }}/light
                          - name: Take its number
                            register: number
                            shell: echo 1
                        diff:
                          light: { is: "{{ found.stdout }}", wanted: "{{ state }}" }
                          number: { is: "0", wanted: "{{ number.stdout }}" }
                          colour: { is: "{{ found.colour }}", wanted: "red" }
                        """)
                .steps("- light: { state: on }\n")
                .type("plan book.yml")
                .exits(0)
                .shows("""
                        Book

                        play Play — a, b
                          step light
                            change  a  light {"state": "on"}
                                    light off, wanted on
                                    colour is not known: `found.colour` is not defined
                            run     b  light {"state": "on"}
                                    colour is not known: `found.colour` is not defined

                        plan: 1 change, 1 run; 50 % proven
                        """);
    }

    /** The same for programs. */
    @Test
    void programsReadItAsJson() {
        scene.hosts("a")
                .steps("- copy: { dest: \"{{ dir }}/x\", content: x }\n")
                .type("plan book.yml --format json");
        Value.Fields plan = (Value.Fields) Json.read(scene.screen()).orElseThrow();
        assertThat(plan.get("format").orElseThrow().text()).isEqualTo("2");
        assertThat(plan.get("counts").orElseThrow().text())
                .isEqualTo(
                        "{\"change\": 1, \"ok\": 0, \"run\": 0, \"skip\": 0, \"depends\": 0, \"ask\": 0, \"failing\": 0,"
                                + " \"proven_percent\": 100}");
        assertThat(scene.screen()).contains("\"grade\":\"change\",\"does\":\"write `DIR/a/x`\"");
    }
}
