package dev.runbook.report;

import dev.runbook.survey.Grade;
import dev.runbook.survey.GradedLine;
import dev.runbook.survey.GradedPlay;
import dev.runbook.survey.GradedStep;
import dev.runbook.whatif.WhatIf;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The phases of the run as a graph: one after the other, with what each does, where, and what its failure leads to. */
final class PagePhases {

    private final Html html;
    private final List<WhatIf> failures;

    PagePhases(Html html, List<WhatIf> failures) {
        this.html = html;
        this.failures = failures;
    }

    void write(List<GradedPlay> plays) {
        html.open("nav", "class", "phases", "aria-label", "Phases").open("ol");
        for (int i = 0; i < plays.size(); i++) {
            phase(plays.get(i), i + 1);
        }
        html.close("ol").close("nav");
    }

    private void phase(GradedPlay play, int number) {
        html.open("li").open("a", "class", "phase", "href", "#play-" + number);
        html.element("strong", play.name());
        html.element("span", HostRanges.of(play), "class", "where");
        bar(play);
        html.element("span", failing(play), "class", "back");
        if (commits(play)) {
            html.element("span", "◆ behind its commit there is no way back", "class", "back");
        }
        html.close("a").close("li");
    }

    private void bar(GradedPlay play) {
        Map<Grade, Long> counts = play.all()
                .flatMap(GradedStep::ownLines)
                .collect(Collectors.groupingBy(
                        GradedLine::grade, () -> new EnumMap<>(Grade.class), Collectors.counting()));
        html.open("span", "class", "bar");
        counts.forEach(
                (grade, count) -> html.element("span", count + " " + grade.word(), "class", "grade " + grade.word())
                        .text(" "));
        html.close("span");
    }

    private boolean commits(GradedPlay play) {
        return failures.stream()
                .filter(what -> what.point().spot().play().id().equals(play.id()))
                .anyMatch(what -> what.point().spot().commits());
    }

    /** The steps that a failure here undoes, at the least and at the most. */
    private String failing(GradedPlay play) {
        List<WhatIf> its = failures.stream()
                .filter(what -> what.instead().isEmpty())
                .filter(what -> what.point().spot().play().id().equals(play.id()))
                .toList();
        if (its.isEmpty()) {
            return "";
        }
        List<WhatIf> undoing = its.stream().filter(WhatIf::unwinds).toList();
        if (undoing.isEmpty()) {
            return its.stream().anyMatch(WhatIf::committed)
                    ? "a failure stops: no way back"
                    : "a failure changes nothing, or stops";
        }
        int least =
                undoing.stream().mapToInt(what -> what.undone().size()).min().orElse(0);
        int most = undoing.stream().mapToInt(what -> what.undone().size()).max().orElse(0);
        if (most == 0) {
            return "↩ a failure leaves nothing to undo";
        }
        String count = least == most ? String.valueOf(most) : least + " to " + most;
        return "↩ a failure undoes " + count + (count.equals("1") ? " step" : " steps");
    }
}
