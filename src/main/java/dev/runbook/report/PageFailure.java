package dev.runbook.report;

import dev.runbook.whatif.Act;
import dev.runbook.whatif.Ends;
import dev.runbook.whatif.Finale;
import dev.runbook.whatif.Undone;
import dev.runbook.whatif.WhatIf;
import dev.runbook.whatif.WhatIfWords;
import java.util.List;
import java.util.Locale;

/** What the failure of a step would lead to, on the page. */
final class PageFailure {

    private final Html html;

    PageFailure(Html html) {
        this.html = html;
    }

    void write(WhatIf what) {
        html.open("section", "class", "failure").element("h4", "If it fails");
        if (what.instead().isPresent()) {
            html.element(
                    "p", "It does not come to that: " + what.instead().get().words() + ".");
        } else {
            ends(what);
            undone(what);
            stays(what);
        }
        html.close("section");
    }

    private void ends(WhatIf what) {
        String kind = what.isAsBefore() ? "end back" : "end";
        html.open("p", "class", kind);
        html.element("strong", Ends.line(what.finales().get(0)));
        html.text(" — " + String.join("; ", Ends.state(what))).close("p");
        what.finales().stream().skip(1).forEach(this::other);
    }

    private void other(Finale finale) {
        html.element("p", "or " + Ends.line(finale), "class", "end");
    }

    private void undone(WhatIf what) {
        if (what.undone().isEmpty()) {
            return;
        }
        html.element("p", what.unwinds() ? "Undone, in this order:" : "A rollback would undo, in this order:");
        html.open("ol", "class", "undone");
        what.undone().forEach(this::undone);
        html.close("ol");
    }

    private void undone(Undone undone) {
        html.open("li").element("strong", undone.title()).text(" — " + WhatIfWords.owing(undone));
        html.open("ul");
        WhatIfWords.alike(undone.steps()).stream()
                .filter(group -> !group.get(0).inside())
                .forEach(this::acts);
        html.close("ul").close("li");
    }

    private void acts(List<Act> alike) {
        Act act = alike.get(0);
        String word = act.does().name().toLowerCase(Locale.ROOT);
        html.open("li").element("span", word, "class", "grade " + (word.equals("fail") ? "fails" : word));
        html.text(" " + WhatIfWords.where(alike) + " — " + WhatIfWords.titled(act.step(), act.title()));
        html.text(WhatIfWords.detail(act)).close("li");
    }

    private void stays(WhatIf what) {
        if (what.remains().isEmpty()) {
            return;
        }
        html.element("p", "Stays:").open("ul");
        what.remains()
                .forEach(each -> html.element(
                        "li",
                        each.title() + " — "
                                + HostRanges.of(each.hosts().stream()
                                        .map(Object::toString)
                                        .toList()) + ": " + each.why().words()));
        html.close("ul");
    }
}
