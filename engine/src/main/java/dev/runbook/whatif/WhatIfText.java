package dev.runbook.whatif;

import dev.runbook.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a failure would lead to, as people read it. */
public final class WhatIfText {

    private final WhatIf what;
    private final boolean insideActions;
    private final List<String> lines = new ArrayList<>();

    private WhatIfText(WhatIf what, boolean insideActions) {
        this.what = what;
        this.insideActions = insideActions;
    }

    /** @param insideActions whether the steps of actions written in YAML are shown as well */
    public static List<String> lines(WhatIf what, Plan plan, boolean insideActions) {
        WhatIfText text = new WhatIfText(what, insideActions);
        text.print();
        return text.lines.stream().map(plan.secrets()::mask).toList();
    }

    private void print() {
        String title = what.point().spot().step().name();
        if (what.instead().isPresent()) {
            lines.add("`" + title + "` does not come to fail: "
                    + what.instead().get().words());
        } else {
            lines.add("if `" + title + "` fails on " + WhatIfWords.names(what.fails()));
            lines.add("  supposing that every step before it runs and changes what it can" + premises());
            undone();
            remains();
        }
        ends();
    }

    private void ends() {
        lines.add("");
        lines.add("ends: " + Ends.line(what.finales().get(0)));
        if (what.instead().isEmpty()) {
            Ends.state(what).forEach(line -> lines.add("      " + line));
        }
        what.finales().stream().skip(1).forEach(finale -> lines.add("  or: " + Ends.line(finale)));
    }

    private String premises() {
        return what.premises().isEmpty()
                ? ""
                : ", and that "
                        + what.premises().stream().map(name -> "`" + name + "`").collect(Collectors.joining(" and "))
                        + (what.premises().size() == 1 ? " has" : " have") + " failed";
    }

    private void undone() {
        if (what.undone().isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(what.unwinds() ? "undone, in this order:" : "a `rollback` would undo, in this order:");
        for (int i = 0; i < what.undone().size(); i++) {
            undone(i + 1, what.undone().get(i));
        }
    }

    private void undone(int number, Undone undone) {
        lines.add(String.format(
                Locale.ROOT,
                "%4d. %s — %s",
                number,
                WhatIfWords.titled(undone.step(), undone.title()),
                WhatIfWords.owing(undone)));
        List<List<Act>> groups = WhatIfWords.alike(undone.steps().stream()
                .filter(act -> insideActions || !act.inside())
                .toList());
        int width = groups.stream()
                .mapToInt(group -> WhatIfWords.where(group).length())
                .max()
                .orElse(0);
        groups.forEach(group -> acts(group, width));
    }

    private void acts(List<Act> alike, int width) {
        Act act = alike.get(0);
        String indent = "  ".repeat(act.inside() ? act.step().segments().size() - 1 : 0);
        String form = "      %s%-7s %-" + Math.max(1, width) + "s  %s%s";
        lines.add(String.format(
                Locale.ROOT,
                form,
                indent,
                act.does().name().toLowerCase(Locale.ROOT),
                WhatIfWords.where(alike),
                WhatIfWords.titled(act.step(), act.title()),
                WhatIfWords.detail(act)));
    }

    private void remains() {
        if (what.remains().isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("stays:");
        what.remains()
                .forEach(each -> lines.add("      " + each.title() + " — " + WhatIfWords.names(each.hosts()) + ": "
                        + each.why().words()));
    }
}
