package dev.runbook.whatif;

import dev.runbook.plan.Plan;
import dev.runbook.procedure.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What the failure of each step would lead to, as a table; steps that nothing takes back are marked. */
public final class FailuresText {

    private static final int WIDEST = 60;

    private FailuresText() {}

    public static List<String> lines(List<WhatIf> failures, Plan plan) {
        Set<Step> open = Set.copyOf(Unguarded.of(plan.procedure()));
        int width = Math.min(
                WIDEST,
                failures.stream()
                        .mapToInt(each -> each.point().spot().step().name().length())
                        .max()
                        .orElse(0));
        int exits =
                failures.stream().mapToInt(each -> exits(each).length()).max().orElse(0);
        List<String> lines = new ArrayList<>();
        lines.add(plan.procedure().name());
        lines.add("if a step fails on all its hosts, every step before it having run and changed what it can:");
        String play = "";
        for (WhatIf each : failures) {
            String its = each.point().spot().play().name();
            if (!its.equals(play)) {
                lines.add("");
                lines.add("play " + its);
                play = its;
            }
            lines.add(row(each, open.contains(each.point().spot().step()), width, exits));
        }
        legend(lines, failures, open);
        return lines.stream().map(plan.secrets()::mask).toList();
    }

    private static String row(WhatIf what, boolean open, int width, int exits) {
        String name = what.point().spot().step().name();
        String shown = name.length() > width ? name.substring(0, width - 1) + "…" : name;
        return String.format(
                        Locale.ROOT,
                        "  %s %-" + Math.max(1, width) + "s  %-" + Math.max(1, exits) + "s  %s",
                        open ? "!" : " ",
                        shown,
                        exits(what),
                        Ends.brief(what))
                .stripTrailing();
    }

    private static String exits(WhatIf what) {
        if (what.instead().isPresent()) {
            return "";
        }
        return what.finales().stream()
                .map(finale -> String.valueOf(finale.ending().exit()))
                .distinct()
                .collect(Collectors.joining(" or ", "exit ", ""));
    }

    private static void legend(List<String> lines, List<WhatIf> failures, Set<Step> open) {
        long marked = failures.stream()
                .filter(each -> open.contains(each.point().spot().step()))
                .count();
        lines.add("");
        lines.add(
                marked == 0
                        ? "every step that changes something before the commit says how it is undone, or is checked"
                        : "! changes something before the commit and has neither `rollback` nor `check`: " + marked
                                + (marked == 1 ? " step" : " steps"));
    }
}
