package dev.runbook.inventory;

import dev.runbook.yaml.Node;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A variable of a host or group.
 *
 * @param value as written: templates are text
 * @param overrides the values that this one beats, the strongest first
 */
public record Variable(String name, Node value, Origin origin, List<Assignment> overrides) {

    private static final Set<String> PASSWORDS = Set.of(
            "ansible_password",
            "ansible_pass",
            "ansible_ssh_pass",
            "ansible_ssh_password",
            "ansible_ssh_private_key_passphrase",
            "ansible_become_password",
            "ansible_become_pass",
            "ansible_sudo_pass",
            "ansible_su_pass");

    static Variable of(String name, Node value, Origin origin) {
        return new Variable(name, value, origin, List.of());
    }

    /** Whether people must not read it: Ansible's names for passwords. */
    public boolean password() {
        return PASSWORDS.contains(name);
    }

    Variable over(Variable beaten) {
        Stream<Assignment> weaker =
                Stream.concat(Stream.of(new Assignment(beaten.value, beaten.origin)), beaten.overrides.stream());
        return new Variable(
                name, value, origin, Stream.concat(overrides.stream(), weaker).toList());
    }
}
