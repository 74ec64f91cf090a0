package dev.runbook.run;

import dev.runbook.inventory.Host;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The handlers that changed steps have asked for, and on which hosts. */
final class Notified {

    private final Map<String, Set<Host>> hosts = new HashMap<>();

    synchronized void add(List<String> handlers, Host host) {
        handlers.forEach(handler ->
                hosts.computeIfAbsent(handler, name -> new HashSet<>()).add(host));
    }

    /** The hosts that wait for a handler known by any of these names; they wait no longer. */
    synchronized Set<Host> take(List<String> names) {
        Set<Host> waiting = new HashSet<>();
        names.forEach(name -> waiting.addAll(hosts.getOrDefault(name, Set.of())));
        names.forEach(hosts::remove);
        return waiting;
    }
}
