package dev.runbook.template.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The name of a filter, test or function and the arguments it takes.
 *
 * @param required how many of the parameters must be given
 * @param open whether any further arguments may follow
 */
public record Signature(String name, List<String> parameters, int required, boolean open) {

    /** Reads {@code replace(old, new, count?)}; {@code *} stands for any further arguments. */
    static Signature of(String text) {
        int bracket = text.indexOf('(');
        if (bracket < 0) {
            return new Signature(text, List.of(), 0, false);
        }
        List<String> words =
                Arrays.asList(text.substring(bracket + 1, text.length() - 1).split(", "));
        List<String> parameters = words.stream()
                .filter(word -> !word.equals("*"))
                .map(word -> word.replace("?", ""))
                .toList();
        long required = words.stream()
                .filter(word -> !word.endsWith("?") && !word.equals("*"))
                .count();
        return new Signature(text.substring(0, bracket), parameters, (int) required, words.contains("*"));
    }

    /** Why a call with this many positional and these named arguments is wrong; empty if it is right. */
    public Optional<String> objection(int positional, Set<String> named) {
        Set<String> unknown = new TreeSet<>(named);
        unknown.removeAll(parameters);
        if (!unknown.isEmpty() && !open) {
            return Optional.of(
                    "`" + name + "` has no argument `" + unknown.iterator().next() + "`; write " + usage());
        }
        if (positional > parameters.size() && !open) {
            return Optional.of("`" + name + "` is given " + count(positional) + "; write " + usage());
        }
        List<String> missing = new ArrayList<>(parameters.subList(Math.min(positional, required), required));
        missing.removeAll(named);
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("`" + name + "` needs `" + missing.get(0) + "`; write " + usage());
    }

    private static String count(int arguments) {
        return arguments == 1 ? "1 argument" : arguments + " arguments";
    }

    private String usage() {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            words.add(parameters.get(i) + (i < required ? "" : "?"));
        }
        if (open) {
            words.add("…");
        }
        return "`" + name + (words.isEmpty() ? "" : "(" + String.join(", ", words) + ")") + "`";
    }
}
