package dev.runbook.procedure;

import dev.runbook.source.DidYouMean;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What to write instead of a word of Ansible that is none here. */
final class AnsibleWords {

    /** A word of Ansible, and what stands for it here, as the end of a sentence. */
    private static final Map<String, String> INSTEAD = table("""
            tasks                 Ansible's tasks are `steps` here
            pre_tasks             put them first among the `steps`
            post_tasks            put them last among the `steps`
            roles                 what others call a role is an action written in YAML, and a step calls it
            gather_facts          register what you need in a `read_only` step
            remote_user           set `ansible_user` in the inventory, or pass `--user`
            connection            set `ansible_connection` in the inventory
            become_method         set `ansible_become_method` in the inventory
            vars_files            put them into `group_vars`, or pass them with `-e @FILE`
            include_vars          put them into `group_vars`, or pass them with `-e @FILE`
            vars_prompt           declare them under `params` of the runbook
            any_errors_fatal      that is so by itself; `max_failures` allows some
            max_fail_percentage   use `max_failures`
            strategy              a step ends on all hosts before the next begins; `serial` makes batches
            force_handlers        handlers run after a failure as well
            collections           leave it out
            import_playbook       put its plays under `plays`
            import_tasks          use `include`
            include_tasks         use `include`
            include_role          write an action in YAML, and call it by its name
            import_role           write an action in YAML, and call it by its name
            loop_control          use `loop_var`
            async                 `timeout` limits a command, and a lost connection does not end it
            poll                  `timeout` limits a command, and a lost connection does not end it
            args                  write its parameters under the action
            local_action          use `delegate_to: localhost`
            listen                notify the handler by its name
            set_fact              use `set`
            lineinfile            use `replace`
            blockinfile           use `replace` or `template`
            systemd               use `service`
            systemd_service       use `service`
            sysvinit              use `service`
            apt                   use `package`
            dnf                   use `package`
            yum                   use `package`
            apk                   use `package`
            uri                   use `http`
            get_url               use `shell` with curl and `creates`
            slurp                 use `command: cat FILE` with `read_only: true`
            raw                   use `shell`
            ping                  every host must answer before a run begins
            wait_for_connection   a host that is lost is waited for, as long as `--reconnect` says
            """);

    private AnsibleWords() {}

    private static Map<String, String> table(String lines) {
        return lines.lines()
                .map(line -> line.split(" +", 2))
                .collect(Collectors.toUnmodifiableMap(words -> words[0], words -> words[1]));
    }

    /** The end of the sentence about a word that is not known: what to write, or which known word may be meant. */
    static String suffix(String word, Collection<String> known) {
        String plain = word.replaceFirst("^ansible\\.(builtin|legacy)\\.", "");
        return Stream.of(Optional.ofNullable(INSTEAD.get(plain)), loop(plain), foreign(plain))
                .flatMap(Optional::stream)
                .findFirst()
                .map(instead -> "; " + instead)
                .orElseGet(() -> DidYouMean.suffix(plain, known));
    }

    private static Optional<String> loop(String word) {
        return word.startsWith("with_") ? Optional.of("use `loop`") : Optional.empty();
    }

    private static Optional<String> foreign(String word) {
        return word.matches("\\w+\\.\\w+\\.\\w+")
                ? Optional.of("Ansible's modules are not here: use `command` or `shell`, or write an action in YAML")
                : Optional.empty();
    }
}
