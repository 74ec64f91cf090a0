package dev.runbook.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.journal.Ending;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where, as whom, how often and with which names a step runs. */
class StepTest {

    @TempDir
    Path folder;

    @Test
    void anActionsEnvironmentIsThatOfItsCaller() {
        Scene scene = Scene.in(folder, """
                name: environment
                plays:
                  - hosts: app[0]
                    environment: { A: play, B: play }
                    steps:
                      - name: each
                        loop: [x, y]
                        say: { word: inner }
                        vars: { word: outer }
                        environment: { B: "{{ word }} {{ item }}" }
                """);
        scene.file("actions/say.yml", """
                params:
                  word: { required: true }
                steps:
                  - shell: echo "$A $B" {{ word }} >> said
                """);
        assertThat(scene.run()).isEqualTo(Ending.DONE);
        assertThat(scene.hosts().read("app1", "said")).isEqualTo("play outer x inner\nplay outer y inner\n");
    }

    @Test
    void anActionIsDelegatedWithAllItsSteps() {
        Scene scene = Scene.in(folder, """
                name: delegated
                plays:
                  - hosts: app
                    steps:
                      - name: drain
                        drain: {}
                        delegate_to: lb1
                      - name: break
                        shell: "false"
                """);
        scene.file("actions/drain.yml", """
                steps:
                  - shell: echo {{ inventory_hostname }} >> drained
                    throttle: 1
                    rollback: [ { shell: "echo {{ inventory_hostname }} >> undrained" } ]
                """);
        assertThat(scene.run()).isEqualTo(Ending.ROLLED_BACK);
        assertThat(scene.hosts().read("lb1", "drained").lines()).containsExactlyInAnyOrder("app1", "app2", "app3");
        assertThat(scene.hosts().read("lb1", "undrained").lines()).containsExactlyInAnyOrder("app1", "app2", "app3");
    }

    @Test
    void whoAStepBecomesIsInheritedAndIsThatOfTheHostItRunsOn() {
        Scene scene = Scene.in(folder, """
                name: become
                plays:
                  - hosts: app[0]
                    become: true
                    steps:
                      - shell: "true # play"
                      - block:
                          - shell: "true # block"
                          - shell: "true # step"
                            become: false
                        become_user: nobody
                      - call: {}
                        become_user: "{{ who }}"
                        vars: { who: caller }
                  - hosts: app[0]
                    steps:
                      - shell: "true # delegated"
                        delegate_to: db1
                """).inventory("""
                [app]
                app1
                [db]
                db1 ansible_become=True ansible_become_user=postgres
                """);
        scene.file("actions/call.yml", """
                params:
                  who: { default: inner }
                steps:
                  - shell: "true # call"
                """);
        assertThat(scene.run()).isEqualTo(Ending.DONE);
        assertThat(scene.hosts().ran())
                .containsExactly(
                        "app1 as root: true # play",
                        "app1 as nobody: true # block",
                        "app1: true # step",
                        "app1 as caller: true # call",
                        "db1 as postgres: true # delegated");
    }

    @Test
    void aSkippedStepRegistersThatItWasSkipped() {
        Scene scene = Scene.in(folder, """
                name: skipped
                plays:
                  - hosts: app[0]
                    steps:
                      - name: not now
                        when: "false"
                        shell: "true"
                        register: seen
                      - name: tell
                        when: seen.skipped and not seen.changed
                        shell: touch told
                """);
        assertThat(scene.run()).isEqualTo(Ending.DONE);
        assertThat(scene.hosts().folder("app1").resolve("told")).exists();
    }

    @Test
    void aStepsGuardIsJudgedOnTheHostsItNames() {
        Scene scene = Scene.in(folder, """
                name: guard elsewhere
                plays:
                  - hosts: app[0]
                    steps:
                      - name: use the database
                        shell: touch used
                        guards:
                          - name: the database is up
                            hosts: db
                            shell: test -e up
                            msg: "{{ inventory_hostname }} is down"
                """);
        assertThat(scene.run()).isEqualTo(Ending.REFUSED);
        assertThat(scene.firstReason()).isEqualTo("db1 is down");
        scene.file("hosts/db1/up", "");
        scene.remove("state/journal.jsonl");
        assertThat(scene.run()).isEqualTo(Ending.DONE);
    }

    @Test
    void aPlaysProbeRunsOnAllItsHostsAndARunbooksOnEveryHost() {
        Scene scene = Scene.in(folder, """
                name: probes
                guards:
                  - name: every host has room
                    shell: test ! -e full
                plays:
                  - hosts: app
                    steps:
                      - shell: touch changed
                """);
        scene.file("hosts/app3/full", "");
        assertThat(scene.run()).isEqualTo(Ending.REFUSED);
        assertThat(scene.records("guard-failed")).singleElement().asString().contains("app3");
    }

    @Test
    void allThatAHostKnowsCanBePrinted() {
        Scene scene = Scene.in(folder, """
                name: hostvars
                plays:
                  - hosts: app
                    vars: { mine: yes }
                    steps:
                      - name: learn
                        shell: basename "$PWD"
                        register: who
                      - name: tell
                        shell: echo {{ hostvars.app2.who.stdout }} {{ hostvars['app3'] | length > 3 }} > told
                      - name: print
                        debug: { msg: "{{ hostvars }}" }
                """);
        assertThat(scene.run()).isEqualTo(Ending.DONE);
        assertThat(scene.hosts().read("app1", "told")).isEqualTo("app2 true\n");
    }

    @Test
    void anEnvironmentThatIsNoMapFailsTheStep() {
        Scene scene = Scene.in(folder, """
                name: no map
                plays:
                  - hosts: app[0]
                    steps:
                      - name: learn
                        shell: echo A=B
                        register: said
                      - name: use
                        shell: "true"
                        environment: "{{ said.stdout }}"
                """);
        assertThat(scene.run()).isEqualTo(Ending.ROLLED_BACK);
        assertThat(scene.firstReason()).contains("`environment` is a string, wanted a map");
    }

    @Test
    void tagsDoNotReachIntoActions() {
        Scene scene = Scene.in(folder, """
                name: tags
                plays:
                  - hosts: app[0]
                    steps:
                      - name: tell
                        shell: touch outer
                      - name: call
                        tags: y
                        call: {}
                """).tags("y");
        scene.file("actions/call.yml", """
                steps:
                  - name: tell
                    shell: touch inner
                """);
        assertThat(scene.run()).isEqualTo(Ending.DONE);
        assertThat(scene.hosts().folder("app1").resolve("inner")).exists();
        assertThat(scene.hosts().folder("app1").resolve("outer")).doesNotExist();
    }

    @Test
    void aStepThatRunsOnceDoesSoOnceInAPlayHoweverManyItsBatches() {
        Scene scene = Scene.in(folder, """
                name: once
                plays:
                  - hosts: app
                    serial: 1
                    steps:
                      - name: decide
                        run_once: true
                        when: inventory_hostname != 'app1'
                        shell: basename "$PWD"
                        register: leader
                      - name: follow
                        when: inventory_hostname != 'app1'
                        shell: echo {{ leader.stdout }} > leader
                """);
        assertThat(scene.run()).isEqualTo(Ending.DONE);
        assertThat(scene.ended()).containsOnlyOnce("changed app2 decide").doesNotContain("changed app3 decide");
        assertThat(scene.hosts().read("app3", "leader")).isEqualTo("app2\n");
    }

    @Test
    void nothingIsBegunWhenTheTimeOfItsCallIsOver() {
        Scene scene = Scene.in(folder, """
                name: too late
                plays:
                  - hosts: app[0]
                    steps:
                      - slow: {}
                        timeout: 50ms
                """);
        scene.file("actions/slow.yml", """
                steps:
                  - pause: { seconds: 60 }
                    ignore_errors: true
                  - name: late
                    shell: touch late
                    rollback: [ { shell: touch undone } ]
                """);
        assertThat(scene.run()).isEqualTo(Ending.REFUSED);
        assertThat(scene.hosts().ran()).isEmpty();
    }

    @Test
    void commandsAreToldForWhichStepTheyRun() {
        Scene scene = Scene.in(folder, """
                name: marked
                guards:
                  - name: told
                    hosts: db
                    shell: echo $RUNBOOK_STEP >> told
                plays:
                  - hosts: db
                    steps:
                      - name: write it down
                        loop: [a, b]
                        note: {}
                """);
        scene.file("actions/note.yml", """
                steps:
                  - name: inside
                    shell: echo $RUNBOOK_RUN $RUNBOOK_STEP $RUNBOOK_HOST >> told
                """);
        assertThat(scene.run()).isEqualTo(Ending.DONE);
        assertThat(scene.hosts().read("db1", "told")).isEqualTo("""
                told
                run-1 write-it-down[0]>inside db1
                run-1 write-it-down[1]>inside db1
                """);
    }

    @Test
    void noLogHidesWhatIsDoneItemsAndTheStepsOfACall() {
        Scene scene = Scene.in(folder, """
                name: hidden
                plays:
                  - hosts: app[0]
                    steps:
                      - name: each
                        no_log: true
                        loop: [hidden-item]
                        say: { word: "{{ item }}" }
                """);
        scene.file("actions/say.yml", """
                params:
                  word: { required: true }
                steps:
                  - shell: echo {{ word }}
                    register: said
                """);
        assertThat(scene.run()).isEqualTo(Ending.DONE);
        assertThat(scene.journalText()).doesNotContain("hidden-item");
        assertThat(scene.shown()).isEmpty();
        assertThat(scene.planText()).doesNotContain("hidden-item");
    }

    @Test
    void outputIsShownLineByLineSoThatNoSecretSlipsThroughInPieces() {
        Scene scene = Scene.in(folder, """
                name: pieces
                params:
                  password: { type: secret, required: true }
                plays:
                  - hosts: app[0]
                    steps:
                      - shell: printf 'it is %s\\nüber' {{ params.password }}
                """).with("password", "hunter22");
        assertThat(scene.run()).isEqualTo(Ending.DONE);
        assertThat(scene.shown()).isEqualTo("it is ********\n|über|");
    }

    @Test
    void namesBeatEachOtherInTheOrderOfTheLanguage() {
        Scene scene = Scene.in(folder, """
                name: precedence
                vars: { a: runbook, b: runbook, c: runbook, d: runbook, e: runbook, f: runbook, g: runbook }
                plays:
                  - hosts: app[0]
                    vars: { d: play, e: play, f: play, g: play }
                    steps:
                      - set: { f: set, g: set }
                      - name: tell
                        vars: { e: step, f: step, g: step }
                        shell: echo {{ a }} {{ b }} {{ c }} {{ d }} {{ e }} {{ f }} {{ g }} > told
                """).inventory("""
                [app]
                app1 c=host d=host
                [app:vars]
                b=group
                c=group
                """).with("g", "extra");
        assertThat(scene.run()).isEqualTo(Ending.DONE);
        assertThat(scene.hosts().read("app1", "told")).isEqualTo("runbook group host play step set extra\n");
    }
}
