package dev.runbook.whatif;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The undo steps that are foreseen for each host, in order, and which of them for sure. */
final class Foretold {

    private final Map<String, List<String>> possible = new LinkedHashMap<>();
    private final Map<String, List<String>> certain = new LinkedHashMap<>();

    static Foretold of(WhatIf foreseen) {
        Foretold foretold = new Foretold();
        foreseen.undone().forEach(foretold::add);
        return foretold;
    }

    private void add(Undone undone) {
        boolean sure = undone.hosts().stream().allMatch(owing -> owing.doubt().isEmpty());
        undone.hosts()
                .forEach(owing -> add(
                        owing.host().name(),
                        "undo " + undone.step(),
                        owing.doubt().isEmpty()));
        undone.steps().stream()
                .filter(act -> act.does() != Act.Kind.SKIP)
                .forEach(act -> add(act.host().name(), act.step().toString(), sure && act.does() != Act.Kind.DEPENDS));
    }

    private void add(String host, String line, boolean sure) {
        possible.computeIfAbsent(host, key -> new ArrayList<>()).add(line);
        if (sure) {
            certain.computeIfAbsent(host, key -> new ArrayList<>()).add(line);
        }
    }

    List<String> possible(String host) {
        return possible.getOrDefault(host, List.of());
    }

    List<String> certain(String host) {
        return certain.getOrDefault(host, List.of());
    }
}
