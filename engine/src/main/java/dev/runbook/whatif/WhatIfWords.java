package dev.runbook.whatif;

import dev.runbook.inventory.Host;
import dev.runbook.journal.StepPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** The words for what a failure would lead to, wherever they are shown. */
public final class WhatIfWords {

    private WhatIfWords() {}

    /** The hosts that owe an undo, first those that owe it for sure. */
    public static String owing(Undone undone) {
        Map<String, List<String>> byDoubt = new LinkedHashMap<>();
        undone.hosts()
                .forEach(owing -> byDoubt.computeIfAbsent(
                                owing.doubt()
                                        .map(on -> ", if it did anything, which hangs on " + on)
                                        .orElse(""),
                                key -> new ArrayList<>())
                        .add(owing.host().name()));
        return byDoubt.entrySet().stream()
                .map(entry -> String.join(", ", entry.getValue()) + entry.getKey())
                .collect(Collectors.joining("; "));
    }

    /** Hosts on which the same undo step does the same belong together. */
    public static List<List<Act>> alike(List<Act> acts) {
        Map<List<Object>, List<Act>> groups = new LinkedHashMap<>();
        acts.forEach(act -> groups.computeIfAbsent(
                        List.of(act.step(), act.does(), act.doing(), act.elsewhere(), act.doubt()),
                        key -> new ArrayList<>())
                .add(act));
        return List.copyOf(groups.values());
    }

    /** The hosts of such a group. */
    public static String where(List<Act> alike) {
        String hosts = names(alike.stream().map(Act::host).toList());
        return alike.get(0)
                .elsewhere()
                .filter(host -> !host.equals(hosts))
                .map(host -> hosts + " through " + host)
                .orElse(hosts);
    }

    /** The name of a step, of an item of its loop. */
    public static String titled(StepPath step, String title) {
        OptionalInt item = step.last().item();
        return item.isPresent() ? title + " (item " + (item.getAsInt() + 1) + ")" : title;
    }

    /** What an undo step does, or what it hangs on. */
    public static String detail(Act act) {
        Optional<String> doubt = act.doubt().map(on -> "hangs on " + on);
        return doubt.or(act::doing)
                .filter(text -> act.does() != Act.Kind.SKIP)
                .map(text -> " — " + text)
                .orElse("");
    }

    static String names(List<Host> hosts) {
        return hosts.stream().map(Host::name).collect(Collectors.joining(", "));
    }
}
