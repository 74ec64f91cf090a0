package dev.runbook.action;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;

/** The actions written in Java: those built in, and those a team put on the class path. */
public final class Actions {

    private final Map<String, Action> byName;

    private Actions(Map<String, Action> byName) {
        this.byName = byName;
    }

    /** All that {@link ServiceLoader} finds. */
    public static Actions installed() {
        Map<String, Action> found = new LinkedHashMap<>();
        ServiceLoader.load(Action.class)
                .forEach(action -> found.putIfAbsent(action.spec().name(), action));
        return new Actions(found);
    }

    public static Actions of(List<Action> actions) {
        Map<String, Action> given = new LinkedHashMap<>();
        actions.forEach(action -> given.put(action.spec().name(), action));
        return new Actions(given);
    }

    public Optional<Action> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public Set<String> names() {
        return byName.keySet();
    }
}
