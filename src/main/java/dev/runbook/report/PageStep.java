package dev.runbook.report;

import dev.runbook.survey.GradedGuard;
import dev.runbook.survey.GradedLine;
import dev.runbook.survey.GradedStep;
import dev.runbook.whatif.WhatIf;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A step on the page: a row with a cell for each column, and all that is known of it below, on a click. */
final class PageStep {

    private static final String OPEN = "changes something before the commit, and has neither rollback nor check";

    private final Html html;
    private final List<PageColumn> columns;
    private final Map<String, WhatIf> failures;
    private final Set<String> open;

    /**
     * @param failures by the ids of the steps
     * @param open the ids of the steps that nothing takes back
     */
    PageStep(Html html, List<PageColumn> columns, Map<String, WhatIf> failures, Set<String> open) {
        this.html = html;
        this.columns = columns;
        this.failures = failures;
        this.open = open;
    }

    /** @param word what kind of step it is, if it is no usual one */
    void write(GradedStep step, String word) {
        if (step.kind() == GradedStep.Kind.BLOCK) {
            block(step, word);
            return;
        }
        html.open("details", "class", "step", "id", "step-" + step.id());
        row(step, word);
        html.open("div", "class", "body");
        body(step);
        html.close("div").close("details");
    }

    private void block(GradedStep step, String word) {
        html.open("div", "class", "block").open("p", "class", "block-name");
        name(step, word.isEmpty() ? "block" : word);
        html.close("p");
        guards(step.guards());
        lines(step.lines());
        step.inner().forEach(inner -> write(inner, ""));
        html.close("div");
    }

    private void row(GradedStep step, String word) {
        html.open("summary");
        html.open("span", "class", "name");
        name(step, word);
        html.close("span");
        Map<String, PageCell> cells = PageCell.of(step);
        columns.forEach(column -> cell(column, column.cell(cells)));
        html.close("summary");
    }

    private void name(GradedStep step, String word) {
        if (!word.isEmpty()) {
            html.element("span", word, "class", "word").text(" ");
        }
        html.text(step.name());
        if (open.contains(step.id())) {
            html.text(" ").element("span", "no way back", "class", "grade fails", "title", OPEN);
        }
    }

    private void cell(PageColumn column, PageCell cell) {
        String title = column.title();
        if (cell.word().isEmpty()) {
            html.element("span", "", "class", "cell none");
            return;
        }
        html.open("span", "class", "cell " + cell.word(), "title", title + ": " + cell.word());
        html.element("span", title, "class", "host").text(" ");
        html.element("span", cell.word(), "class", "grade " + cell.word()).close("span");
    }

    private void body(GradedStep step) {
        String notes = step.notes().isEmpty() ? "" : " · " + String.join(", ", step.notes());
        html.element("p", step.at() + notes, "class", "at");
        guards(step.guards());
        lines(step);
        if (!step.inner().isEmpty()) {
            within("Steps of the action", step.inner());
        }
        if (!step.undo().isEmpty()) {
            within("What takes it back", step.undo());
        }
        Optional.ofNullable(failures.get(step.id())).ifPresent(new PageFailure(html)::write);
    }

    void guards(List<GradedGuard> guards) {
        guards.forEach(guard -> {
            html.open("p", "class", "guard")
                    .element("span", "guard", "class", "word")
                    .text(" " + guard.name());
            guard.alike().forEach(this::judged);
            html.close("p");
        });
    }

    private void judged(List<GradedGuard.Judged> alike) {
        GradedGuard.Judged first = alike.get(0);
        String word = switch (first.verdict()) {
            case HOLDS -> "holds";
            case FAILS -> "fails";
            case LATER -> "later";
        };
        List<String> hosts =
                alike.stream().flatMap(each -> each.host().stream()).toList();
        html.text(" ").element("span", word, "class", "grade " + word);
        html.text(hosts.isEmpty() ? "" : " " + HostRanges.of(hosts));
        first.message().ifPresent(message -> html.text(" " + message));
    }

    /** What happens on which hosts, and what differs there. */
    void lines(List<GradedLine> lines) {
        rows(PlanRow.of(lines));
    }

    /** The same of a step, with what differs inside of its action. */
    private void lines(GradedStep step) {
        rows(step.kind() == GradedStep.Kind.ACTION ? PlanRow.withDiffsInside(step) : PlanRow.of(step.lines()));
    }

    private void rows(List<PlanRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        html.open("ul", "class", "lines");
        rows.forEach(this::line);
        html.close("ul");
    }

    private void line(PlanRow row) {
        GradedLine first = row.lines().get(0);
        List<String> hosts =
                row.lines().stream().map(GradedLine::host).distinct().toList();
        html.open("li")
                .element(
                        "span",
                        first.grade().word(),
                        "class",
                        "grade " + first.grade().word());
        html.text(" ").element("span", HostRanges.of(hosts), "class", "where").text(" ");
        if (!first.does().isEmpty()) {
            html.element("code", first.does());
        }
        first.reason().ifPresent(reason -> html.text(" — " + reason));
        first.now().ifPresent(now -> html.text(" — now: " + now));
        first.failure().ifPresent(why -> html.text(" ").element("strong", "will fail: " + why, "class", "bad"));
        diff(row.details());
        html.close("li");
    }

    private void diff(List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        html.open("pre", "class", "diff");
        lines.forEach(
                text -> html.element("span", text, "class", kind(text)).text("").verbatim("\n"));
        html.close("pre");
    }

    private static String kind(String line) {
        if (line.startsWith("+")) {
            return "add";
        }
        return line.startsWith("-") ? "del" : line.startsWith("@@") ? "hunk" : "same";
    }

    private void within(String title, List<GradedStep> steps) {
        html.open("details", "class", "inside").element("summary", title + " (" + steps.size() + ")");
        steps.forEach(this::inside);
        html.close("details");
    }

    private void inside(GradedStep step) {
        html.open("div", "class", "inner").element("p", step.name(), "class", "inner-name");
        guards(step.guards());
        lines(step.lines());
        step.inner().forEach(this::inside);
        step.undo().forEach(undo -> {
            html.element("p", "undo", "class", "word");
            inside(undo);
        });
        html.close("div");
    }
}
