package dev.runbook.template;

import dev.runbook.value.Value;
import java.util.Optional;
import java.util.Set;

/** Names, and what they stand for at this moment on this host. */
public interface Scope {

    /**
     * The value of a name; empty if the name is not defined.
     *
     * @throws UnknownYet if the name is defined but its value will only be known during the run
     */
    Optional<Value> find(String name);

    /** All names that are defined here. */
    Set<String> names();
}
